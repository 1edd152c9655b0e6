/** What is new in this release, for the people at the desk. The whole list is in CHANGELOG.md. */
export const WHATS_NEW: readonly string[] = [
  'The day: who comes, who is ready for the portal, and one next step for everybody who is not. Open it from the popup.',
  'All who are ready to go can be invited in one list, first invites too.',
  'A missing email, phone or birth date is added where you see it, saved and sent in one go.',
  'Every address is checked before an invite goes out: “Did you mean gmail.com?”',
  'An invite that ends before the visit says so, with the day to resend it.',
  'Somebody who should not be asked now can be put off, with a reason.',
];

export const whatsNewTitle = (version: string) => `What’s new in ${version}`;
export const WHATS_NEW_CHART =
  'A chart that was open during the update says so: reload the page, and it works with the new version.';
