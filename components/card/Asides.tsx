import type { PatientAsides } from '../../lib/messages/patient-view.ts';
import { asideSentences } from '../../lib/words/asides.ts';
import { Note } from './Deeds.tsx';

/** What staff should know of a patient beside where the invite stands. Nothing is drawn where there is nothing. */
export function Asides({ asides }: { asides: PatientAsides }) {
  return (
    <>
      {asideSentences(asides).map((sentence) => (
        <Note key={sentence} icon="alert" text={sentence} />
      ))}
    </>
  );
}
