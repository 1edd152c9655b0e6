import type { BulkLineWanted, BulkPageProps } from '../../components/bulk/props.ts';
import type { AddressedBulk } from '../../lib/messages/bulk-address.ts';
import type { Result } from '../../lib/messages/failure.ts';
import type { ask } from '../../lib/platform/messaging.ts';

interface Ports {
  ask: typeof ask;
  /** The list that the page's address names. */
  of: AddressedBulk;
  show(change: Partial<BulkPageProps>): void;
  look(): Promise<void>;
}

/** What the page of a list shows of what it is answered, and what its presses do. A press that is refused says why. */
export function listPage({ ask, of, show, look }: Ports) {
  /** The notice stands because no answer came, so the next answer takes it away. */
  let isSilent = false;
  const lost = () => {
    isSilent = true;
    show({ failure: { kind: 'timeout' } });
  };
  const preview = () => ask('previewBulk', of).then((next) => show({ preview: next }), lost);
  const press = async (asked: Promise<Result<null>>): Promise<boolean> => {
    // A worker that died meanwhile gives no answer. The list is looked at anew and shows whether the press was taken.
    const result = await asked.catch(() => null);
    isSilent = false;
    show({ failure: result?.ok === false ? result.failure : null });
    return result?.ok !== false;
  };
  const onStart = async (lines: readonly BulkLineWanted[]) => {
    if (await press(ask('startBulk', { lines: [...lines] }))) show({ isForNew: false });
    // Whoever could be sent to a moment ago cannot be now, and the page is to show why.
    else await preview();
    await look();
  };
  const onSteer: BulkPageProps['onSteer'] = async (step) => {
    await ask('steerBulk', { step }).catch(lost);
    if (step === 'putAway') await preview();
    await look();
  };
  const onAnswer: BulkPageProps['onAnswer'] = (patientId, action) =>
    press(ask('actOnPatient', { patientId, action, risksRead: [] })).then(look);
  const seen = (view: BulkPageProps['view']): void => {
    show(isSilent ? { view, failure: null } : { view });
    if (isSilent) void preview();
    isSilent = false;
  };
  return { preview, seen, lost, onStart, onSteer, onAnswer };
}
