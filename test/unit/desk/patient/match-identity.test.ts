import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchIdentity, nameAgrees, nameWords } from '../../../../lib/desk/patient/match-identity.ts';
import type { PageReading } from '../../../../lib/ehr/page/reading.ts';
import type { PatientRecord } from '../../../../lib/invites/patient.ts';
import { mira, miraChart } from '../fake-services.ts';

const named = (
  firstName: string,
  lastName: string,
  more: Partial<Pick<PatientRecord, 'middleName' | 'nickName' | 'suffix'>> = {},
): PatientRecord => ({ ...mira, firstName, lastName, ...more });
const page = (text: string) => ({ text, parts: null });

describe('the same person', () => {
  test.each<[string, PatientRecord]>([
    ['Mira Quillfeather', named('Mira', 'Quillfeather')],
    ['MIRA  quillfeather', named('Mira', 'Quillfeather')],
    ['Quillfeather, Mira', named('Mira', 'Quillfeather')],
    ['Jenny (Jen) Harris', named('Jenny', 'Harris', { nickName: 'Jen' })],
    ['Jenny “Jen” Harris', named('Jenny', 'Harris', { nickName: 'Jen' })],
    ['Jenny Harris', named('Jenny', 'Harris', { nickName: 'Jen', middleName: 'Ann', suffix: 'Jr.' })],
    ['Jenny A. Harris', named('Jenny', 'Harris', { middleName: 'Ann' })],
    ['Jenny Ann Harris Jr', named('Jenny', 'Harris', { middleName: 'Ann', suffix: 'Jr.' })],
    ['Ana Smith-Jones', named('Ana', 'Smith Jones')],
    ['Ana Smith Jones', named('Ana', 'Smith-Jones')],
    ['María de la O', named('María', 'de la O')],
    ['Zoë Brontë'.normalize('NFD'), named('Zoë'.normalize('NFC'), 'Brontë')],
    ["Sean O'Brien", named('Sean', 'O’Brien')],
    ['王 小明', named('小明', '王')],
    ['\u200fדנה\u200f כהן\u200e', named('דנה', 'כהן')],
    ['\u2067فاطمة الزهراء\u2069', named('فاطمة', 'الزهراء')],
    ['J Doe', named('J', 'Doe')],
    ['Madonnella', named('', 'Madonnella')],
    ['John John', named('John', 'John')],
  ])('%s', (text, record) => {
    expect(nameAgrees(page(text), record)).toBe(true);
  });
});

describe('somebody else, or not sure', () => {
  test.each<[string, PatientRecord]>([
    ['Mira Quillfeathers', named('Mira', 'Quillfeather')],
    ['Mira', named('Mira', 'Quillfeather')],
    ['M Quillfeather', named('Mira', 'Quillfeather')],
    ['Mira Q', named('Mira', 'Quillfeather')],
    ['Jen Harris', named('Jenny', 'Harris', { nickName: 'Jen' })],
    ['Jenny B. Harris', named('Jenny', 'Harris', { middleName: 'Ann' })],
    ['Jenny A. Harris', named('Jenny', 'Harris')],
    ['Jenny A. A. Harris', named('Jenny', 'Harris', { middleName: 'Ann' })],
    ['John Smith Jr', named('John', 'Smith')],
    ['John Smith III', named('John', 'Smith', { suffix: 'II' })],
    ['Ana Smith', named('Ana', 'Smith-Jones')],
    ['Ana Smith-Jones', named('Ana', 'Smith')],
    ['Zoe Bronte', named('Zoë', 'Brontë')],
    ['王小红', named('小明', '王')],
    ['John', named('John', 'John')],
    ['John John', named('John', '')],
    ['', named('', '')],
    ['Mira Quillfeather', named('', '')],
    ['()', named('Mira', 'Quillfeather')],
    ['', named('Mira', 'Quillfeather')],
    ['Mira Quillfeather Tim Patient', named('Mira', 'Quillfeather')],
    ['Mira Quillfeather, guarantor: Tom', named('Mira', 'Quillfeather')],
  ])('%s', (text, record) => {
    expect(nameAgrees(page(text), record)).toBe(false);
  });

  test('fields of a form must agree one by one', () => {
    const swapped = { first: 'Thomas', middle: '', last: 'James', nick: '', suffix: '' };
    expect(nameAgrees({ text: 'Thomas James', parts: swapped }, named('James', 'Thomas'))).toBe(false);
    expect(nameAgrees({ text: 'Thomas James', parts: swapped }, named('Thomas', 'James'))).toBe(true);
  });

  test('no name but one of the very same words agrees', () => {
    const names = fc.array(
      fc.constantFrom('mira', 'tim', 'quill', 'harris', 'ann', 'a', 'o', '王', 'é', 'jr'),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(names, names, names, (first, last, shown) => {
        const record = named(first.join(' '), last.join(' '));
        const same = [...first, ...last].sort().join(' ') === [...shown].sort().join(' ');
        expect(nameAgrees(page(shown.join(' ')), record)).toBe(same);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('words of a name', () => {
  expect(nameWords("  Dr. O'Brien-Smith, (Pat) ")).toEqual(['dr', 'obrien', 'smith', 'pat']);
  expect(nameWords('')).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => nameWords(text).every((word) => word !== '')),
  );
});

describe('page against record', () => {
  const reading = (change: Partial<PageReading>): PageReading => ({ ...miraChart, ...change });
  const found = <T>(value: T) => ({ kind: 'found', value }) as const;
  const absent = { kind: 'absent' } as const;

  test.each<[string, Partial<PageReading>]>([
    ['agrees', {}],
    ['agrees', { birthDate: absent }],
    ['agrees', { chartId: found(' test000001 ') }],
    ['agrees', { linkedPatientId: found(4224) }],
    ['nameDiffers', { name: found(page('Tim Patient')) }],
    ['birthDateDiffers', { birthDate: found('1980-02-12') }],
    ['chartIdDiffers', { chartId: found('TEST000002') }],
    ['idsDiffer', { linkedPatientId: found(4225) }],
    ['idsDiffer', { linkedPatientId: { kind: 'mismatch', reason: 'idsDiffer' } }],
    ['pageUnreadable', { name: absent }],
    ['pageUnreadable', { name: { kind: 'ambiguous', reason: 'stillLoading' } }],
    ['twoPatients', { name: { kind: 'ambiguous', reason: 'twoWindows' } }],
    ['twoPatients', { name: { kind: 'ambiguous', reason: 'twoValues' } }],
    ['pageUnreadable', { birthDate: { kind: 'ambiguous', reason: 'twoValues' } }],
    ['pageUnreadable', { birthDate: { kind: 'mismatch', reason: 'headerAndFormDiffer' } }],
    ['pageUnreadable', { name: { kind: 'mismatch', reason: 'headerAndFormDiffer' } }],
    ['twoPatients', { linkedPatientId: { kind: 'ambiguous', reason: 'twoValues' } }],
    ['twoPatients', { chartId: { kind: 'ambiguous', reason: 'twoValues' } }],
    ['pageUnreadable', { chartId: { kind: 'ambiguous', reason: 'stillLoading' } }],
    ['idsDiffer', { chartId: { kind: 'mismatch', reason: 'headerAndFormDiffer' } }],
  ])('%s: %j', (expected, change) => {
    const check = matchIdentity(reading(change), mira);
    expect(check.kind === 'refused' ? check.reason : check.kind).toBe(expected);
  });

  test('a chart id that cannot be read says nothing', () => {
    const unread = reading({ chartId: { kind: 'ambiguous', reason: 'unreadable' } });
    expect(matchIdentity(unread, mira).kind).toBe('agrees');
  });

  test('a birth date on the page and none in the record differ', () => {
    expect(matchIdentity(miraChart, { ...mira, birthDate: null })).toEqual({
      kind: 'refused',
      reason: 'birthDateDiffers',
    });
  });

  test('a chart id on the page and none in the record say nothing', () => {
    const withId = reading({ chartId: found('TEST000002') });
    expect(matchIdentity(withId, { ...mira, chartId: null }).kind).toBe('agrees');
  });
});
