import { expect, test } from 'vitest';
import { readSources } from './source-files.ts';

/**
 * DrChrono's requests of the hour have a share that is kept for presses. Every place that takes from it is listed here
 * by the press that it begins with, in the order of the file. A page of the EHR can cause none of them: what its
 * messages cause is asked for in the lane `view`.
 */
const BEGINS_WITH: Record<string, string[]> = {
  'lib/desk/patient/act.ts': [
    'a judged press in the card (`act`)',
    'a press in the popup, on the page of the list (`actOnPatient`) or in the panel (`actInPanel`)',
    'a press on Check in the popup (`actOnPatient`)',
  ],
  'lib/desk/patient/ask-other-charts.ts': [
    'a press on send or resend in the card or the popup, for an address that may be somebody else’s (`act`, `actOnPatient`)',
  ],
  'lib/desk/patient/tab-patient.ts': [
    'the toolbar button over a chart, an appointment or a window of the calendar, or Look up now in the popup (`viewTabPatient` with `look`) or in the panel (`viewPanel` with `look`)',
  ],
  'lib/desk/patient/panel-opening.ts': ['a judged press in the card that wants the panel (`openPanel`)'],
  'lib/desk/patient/check-page.ts': ['a press on Check on the settings page (`checkPage`)'],
  'lib/desk/patient/view-page.ts': [
    'a judged press on Check now in the card (`viewCard` with `check`)',
    'the same press: what is fresh is read all the same',
  ],
  'lib/desk/operations/make-request.ts': [
    'a list that a person confirmed: the send after its revoke, where the share of lists has run out',
    'the press that opened the operation, which stands in the journal until it is settled',
  ],
  'lib/desk/operations/save-requests.ts': [
    'a press on Save in the panel (`saveIdentifiers`), which stands in the record of saves until it is over',
  ],
  'lib/desk/patient/follow-save.ts': ['the same press: where the invite stands after another address'],
  'lib/desk/sign-in/connection.ts': [
    'Connect on the settings page: the exchange of the code',
    'the same press: the sign-in that this computer could not keep is ended',
    'Connect or Check again on the settings page: who is signed in',
    'Connect or Check again on the settings page: the provider',
    'Connect or Check again on the settings page: all providers',
    'Disconnect on the settings page',
  ],
  'lib/desk/sign-in/try-application.ts': [
    'Save on the settings page: the keys are tried; or Connect, whose window stayed empty',
  ],
};

test('whatever takes from the share of presses begins with a press', () => {
  const places = readSources('lib/desk', 'lib/messages')
    .concat(readSources('lib/practice').filter(({ path }) => path !== 'lib/practice/budget.ts'))
    .map(({ path, text }) => ({ path, count: text.split("'click'").length - 1 }))
    .filter(({ count }) => count > 0);
  expect(Object.fromEntries(places.map(({ path, count }) => [path, count]))).toEqual(
    Object.fromEntries(Object.entries(BEGINS_WITH).map(([path, presses]) => [path, presses.length])),
  );
});
