import type { IdentityRefusal, SaidBySides } from '../messages/failure.ts';
import { type Plain, plain } from './plain.ts';
import { calendarDate } from './time.ts';

/** Say why Invite Desk does not take this page to be about one certain patient. */
export function refusalWords(reason: IdentityRefusal, said?: SaidBySides): Plain {
  switch (reason) {
    case 'nameDiffers':
      return plain('The name on this page is not the name in DrChrono’s record.', SAFE, RELOAD);
    case 'birthDateDiffers':
      return plain(
        said
          ? `The page says born ${calendarDate(said.page)}, the record ${calendarDate(said.record)}.`
          : 'The birth date on this page is not the one in DrChrono’s record.',
        SAFE,
        RELOAD,
      );
    case 'chartIdDiffers':
      return plain(
        said
          ? `The page says chart ID ${said.page}, the record ${said.record}.`
          : 'The chart ID on this page belongs to a different record.',
        SAFE,
        RELOAD,
      );
    case 'idsDiffer':
      return plain('This page points to two different patient records.', SAFE, RELOAD);
    case 'pageUnreadable':
      return plain('This page does not show for certain who the patient is.', SAFE, USE_TOOLBAR);
    case 'twoPatients':
      return plain('Two patients are open on this page.', SAFE, 'Close the window you do not need.');
    case 'namesakes':
      return plain('Two patients have this same name and birth date.', SAFE, OPEN_CHART);
    case 'noMatch':
      return plain('DrChrono has no patient with this name and birth date.', SAFE, OPEN_CHART);
    case 'notEnoughToSearch':
      return plain('This page does not show enough to find the patient.', SAFE, OPEN_CHART);
    case 'appointmentIsBreak':
      return plain(
        'This appointment has no patient.',
        'There is nobody to invite.',
        'If it should have one, add the patient to the appointment.',
      );
    case 'recordNotVisible':
      return plain(
        'This DrChrono account may not see this patient’s record.',
        SAFE,
        'Ask your administrator for Share Patients, or invite from the provider’s account.',
      );
  }
}

export const SAFE = 'So that no invite goes to the wrong person, sending is off here.';
const RELOAD = 'Reload the page. If it stays so, compare the chart with DrChrono’s record.';
const USE_TOOLBAR =
  'Use the Invite Desk button in the browser’s toolbar: it names the patient of this chart.';
const OPEN_CHART = 'Open the patient’s chart and invite from there.';
