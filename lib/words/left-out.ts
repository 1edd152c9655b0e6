import type { BulkAction, LeftOut, SkipReason, StillToDo } from '../invites/bulk-queue.ts';
import type { Requirement } from '../invites/eligibility.ts';
import { lackingWord } from './row-problems.ts';

const IN_CHART = 'Open OnPatient Access in the chart, then';
const notProven: Record<BulkAction, string> = {
  send: `DrChrono did not say whether an invite is out already. ${IN_CHART} send from there.`,
  resend: `DrChrono did not say whether the patient has joined. ${IN_CHART} resend from there.`,
};
const notOffered: Record<BulkAction, string> = {
  send: 'A first invite is not what this patient needs any more. Open the chart to see.',
  resend: 'There is no expired invite to resend any more.',
};
const DEED: Record<BulkAction, string> = { send: 'send', resend: 'resend' };

/** Under `minorsUnder` (years) a patient is a minor. `action` is what the list would have done; null for neither. */
interface About {
  minorsUnder?: number | undefined;
  action: BulkAction | null;
  lacking?: readonly Requirement[];
}

/** Say why a patient is left out of a list, and what to do instead. */
export function leftOutWords(why: LeftOut | StillToDo, about: About): string {
  const action = about.action ?? 'send';
  const deed = DEED[action];
  switch (why) {
    case 'noProof':
      return notProven[action];
    case 'notOffered':
      return notOffered[action];
    case 'underWay':
      return 'A send or revoke for this patient is under way already.';
    case 'nameNotLoaded':
      return 'The name is not loaded since the browser started. Open the chart once.';
    case 'missingIdentifiers':
      return about.lacking && about.lacking.length > 0
        ? `${lackingWord(about.lacking)}. Ask the patient, then add it to the chart.`
        : 'The chart lacks what an invite needs. Open the chart to see what is missing.';
    case 'deceased':
      return 'This chart is marked deceased. If that is wrong, correct the chart and open it once.';
    case 'inactiveChart':
      return `This chart is inactive. If the patient still comes here, ${deed} from the chart.`;
    case 'minor':
      return about.minorsUnder === undefined
        ? `The patient is a minor. Check whose email this is, then ${deed} from the chart.`
        : `The patient is under ${about.minorsUnder}. Check whose email this is, then ${deed} from the chart.`;
    case 'responsibleParty':
      return `The email is the responsible party’s too. Ask the patient, then ${deed} from the chart.`;
    case 'otherComputer':
      return 'First invites in a list leave only from the computer that prepares the schedule, so that nobody gets two. Start the list there, or send from the chart.';
    case 'revokedMeanwhile':
      return 'The invite was revoked just now, and a new one may be on its way. Check again in a few minutes.';
    case 'notNow':
      return 'Put off: somebody decided not to invite this patient now.';
    case 'anotherWay':
      return 'Several invites went out and the patient has not joined. A call or a letter may do better.';
    case 'sentLately':
      return 'An invite went out less than a day ago, and its link would stop working. If it is lost, resend from the chart.';
    case 'drChronoInvites':
      return 'DrChrono invites this new patient by itself. If it must be sooner, send from the chart.';
    default:
      return stillToDo[why];
  }
}

const stillToDo: Record<StillToDo, string> = {
  notChecked: 'Not checked yet. Choose “Check all now” in the day, or open the chart.',
  unclear: 'It is not clear where the invite stands. Open the chart to see.',
  oldAddress:
    'The invite went to an address that the chart no longer has. Open the chart and resend from there.',
  suspiciousAddress: 'The address looks mistyped. Ask the patient, and correct the chart.',
  openQuestion: 'A question about an earlier send waits for your answer.',
  asksFirst: 'This one asks you something first. Open the chart and send from there.',
};

/** Say why a line of a list was skipped. */
export function skipWords(why: SkipReason, action: BulkAction): string {
  switch (why) {
    case 'patientJoined':
      return 'The patient has joined meanwhile.';
    case 'someoneElseSent':
      return 'Already sent by someone else.';
    case 'nothingToRevoke':
      return 'There was no invite to revoke.';
    case 'notProven':
      return notProven[action];
    case 'didNotArrive':
      return 'The invite did not go out. Send it from the chart.';
    case 'closedByPerson':
      return 'Closed by you.';
    case 'refused':
      return 'DrChrono refused. Open the chart: its email or identifiers may have changed.';
    case 'forbidden':
      return 'This DrChrono account may not send invites for this patient.';
    case 'notFound':
      return 'DrChrono has no such record for this account.';
    case 'lost':
      return 'What became of it is not known. Open the chart to see.';
    default:
      return leftOutWords(why, { action });
  }
}
