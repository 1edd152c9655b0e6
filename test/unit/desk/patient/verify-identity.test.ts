import { describe, expect, test } from 'vitest';
import { verifyIdentity } from '../../../../lib/desk/patient/verify-identity.ts';
import type { HeaderLine, PageReading } from '../../../../lib/ehr/page/reading.ts';
import type { PatientRecord } from '../../../../lib/invites/patient.ts';
import { mira, miraChart } from '../fake-services.ts';

const found = <T>(value: T) => ({ kind: 'found', value }) as const;
const absent = { kind: 'absent' } as const;
const named = (text: string) => found({ text, parts: null });
const reading = (change: Partial<PageReading>): PageReading => ({ ...miraChart, ...change });
/** A page on which nothing was recognised by its label: only these lines stand there. */
const plainPage = (...lines: (string | HeaderLine)[]): PageReading =>
  reading({
    ...{ name: absent, birthDate: absent, chartId: absent },
    lines: lines.map((line) => (typeof line === 'string' ? { text: line, block: 0, as: 'plain' } : line)),
  });
const line = (as: HeaderLine['as'], text: string, block = 0): HeaderLine => ({ text, block, as });
const verdict = (page: PageReading, record: PatientRecord, before: PatientRecord[] = []) => {
  const { kind, ...rest } = verifyIdentity(page, record, before);
  return kind === 'refused' && 'reason' in rest ? rest.reason : kind;
};
const charted: PatientRecord = { ...mira, chartId: 'QUMI000001' };

describe('what the page labels or sets as a title', () => {
  test.each<[string, Partial<PageReading>]>([
    ['locked', {}],
    ['locked', { chartId: found(' test000001 ') }],
    ['locked', { linkedPatientId: found(4224) }],
    ['locked', { birthDate: absent, chartId: found('TEST000001') }],
    ['toConfirm', { birthDate: absent }],
    ['toConfirm', { name: absent }],
    ['noneFound', { name: absent, birthDate: absent }],
    ['nameDiffers', { name: named('Tim Patient') }],
    ['birthDateDiffers', { birthDate: found('1980-02-12') }],
    ['chartIdDiffers', { chartId: found('TEST000002') }],
    ['idsDiffer', { linkedPatientId: found(4225) }],
    ['idsDiffer', { linkedPatientId: { kind: 'mismatch', reason: 'idsDiffer' } }],
    ['pageUnreadable', { name: { kind: 'ambiguous', reason: 'stillLoading' } }],
    ['twoPatients', { name: { kind: 'ambiguous', reason: 'twoWindows' } }],
    ['twoPatients', { name: { kind: 'ambiguous', reason: 'twoValues' } }],
    ['twoPatients', { birthDate: { kind: 'ambiguous', reason: 'twoValues' } }],
    ['pageUnreadable', { birthDate: { kind: 'mismatch', reason: 'headerAndFormDiffer' } }],
    ['pageUnreadable', { name: { kind: 'mismatch', reason: 'headerAndFormDiffer' } }],
    ['twoPatients', { linkedPatientId: { kind: 'ambiguous', reason: 'twoValues' } }],
    ['twoPatients', { chartId: { kind: 'ambiguous', reason: 'twoValues' } }],
    ['pageUnreadable', { chartId: { kind: 'ambiguous', reason: 'stillLoading' } }],
    ['idsDiffer', { chartId: { kind: 'mismatch', reason: 'headerAndFormDiffer' } }],
    // What could not be read says nothing.
    ['locked', { chartId: { kind: 'ambiguous', reason: 'unreadable' } }],
    ['toConfirm', { birthDate: { kind: 'ambiguous', reason: 'unreadable' } }],
    ['toConfirm', { name: { kind: 'ambiguous', reason: 'unreadable' } }],
  ])('%s: %j', (expected, change) => {
    expect(verdict(reading(change), { ...mira, chartId: 'TEST000001' })).toBe(expected);
  });

  test('a birth date on the page and none in the record differ', () => {
    expect(verdict(miraChart, { ...mira, birthDate: null })).toBe('birthDateDiffers');
  });

  test('a chart id on the page and none in the record say nothing', () => {
    expect(verdict(reading({ chartId: found('TEST000002') }), { ...mira, chartId: null })).toBe('locked');
  });

  test('what differs is said by both sides', () => {
    expect(verifyIdentity(reading({ birthDate: found('1980-02-12') }), mira)).toMatchObject({
      said: { page: '1980-02-12', record: '1980-02-11' },
    });
  });

  test('the fields of a form must agree one by one', () => {
    const swapped = { first: 'Quillfeather', middle: '', last: 'Mira', nick: '', suffix: '' };
    const page = reading({ name: found({ text: 'Mira Quillfeather', parts: swapped }) });
    expect(verdict(page, mira)).toBe('nameDiffers');
  });

  test('a suffix that the record does not have needs a second identifier', () => {
    const page = { name: named('Mira Quillfeather Jr.') };
    expect(verdict(reading(page), mira)).toBe('locked');
    expect(verdict(reading({ ...page, birthDate: absent }), mira)).toBe('nameDiffers');
  });
});

describe('plain lines of one block', () => {
  test.each<[string, PageReading]>([
    ['locked', plainPage('Mira Quillfeather', 'Feb 11, 1980 (46 yrs) F', 'QUMI000001')],
    ['locked', plainPage('Mira Quillfeather', '11 February 1980')],
    ['locked', plainPage('Quillfeather, Mira F 2/11/1980')],
    ['locked', plainPage('Mira Quillfeather', 'qumi000001')],
    ['nameDiffers', plainPage('Eva "Mira" Quillfeather', '2/11/1980')],
    ['nameDiffers', plainPage('Eva (Mira) Quillfeather', '2/11/1980')],
    ['locked', plainPage('QUMI000001 (Mira Quillfeather)', '2/11/1980')],
    ['locked', plainPage('"Mira" Quillfeather', '2/11/1980')],
    ['nameDiffers', plainPage('Mira Eva Quillfeather', '2/11/1980')],
    ['locked', plainPage('2/11/1980', 'QUMI000001')],
    ['locked', plainPage('Dr. Lena Marsh', '2/11/1980', 'QUMI000001')],
    ['nameDiffers', plainPage('Eva Quillfeather', '2/11/1980', 'QUMI000001')],
    ['nameDiffers', plainPage('Mira Marshwell', '2/11/1980', 'QUMI000001')],
    ['toConfirm', plainPage('Mira Quillfeather', '(410) 555-0143')],
    ['toConfirm', plainPage('2/11/1980')],
    ['toConfirm', plainPage('QUMI000001')],
    ['noneFound', plainPage('(410) 555-0143', 'mira@example.com')],
    ['noneFound', plainPage('Quillfeather', '(410) 555-0143', 'mira@example.com')],
    // Blocks apart from each other do not add up.
    ['toConfirm', plainPage(line('plain', 'Mira Quillfeather'), line('plain', '2/11/1980', 1))],
    // The label is known, the form of its value is not known to the page's readers.
    ['locked', plainPage('Mira Quillfeather', line('birthDate', '11 Feb 1980'))],
    ['birthDateDiffers', plainPage('Mira Quillfeather', line('birthDate', '12 Feb 1980'))],
    // A field's later lines may be the next field, and a form that nobody knows says nothing.
    ['locked', plainPage('Mira Quillfeather', line('birthDate', '11 Feb 1980\nLast visit\n11/02/2026'))],
    ['toConfirm', plainPage('Mira Quillfeather', line('birthDate', 'Feb 1980\nLast visit\n11/02/2026'))],
    ['toConfirm', plainPage('Mira Quillfeather', line('birthDate', 'not on file\nVisits\n11/02/2026'))],
    ['birthDateDiffers', plainPage('Mira Quillfeather', line('birthDate', '46 yrs\n02/12/1980'))],
    ['birthDateDiffers', plainPage('Mira Quillfeather', line('birthDate', 'F\n02/12/1980'))],
    ['locked', plainPage(line('name', 'Mira Quillfeather - 02/11/1980'))],
    ['nameDiffers', plainPage(line('name', 'Eva Quillfeather - 02/11/1980'), 'QUMI000001')],
    // Nobody knows whose another title is, so birth date and chart id alone are too little beside one.
    ['noneFound', plainPage(line('title', 'Tim Patient'), '2/11/1980', 'QUMI000001')],
    ['locked', plainPage(line('title', 'Patient Summary'), '2/11/1980', 'QUMI000001')],
    ['nameDiffers', plainPage(line('title', 'BabyBoy1 Quillfeather'), '2/11/1980', 'QUMI000001')],
    ['locked', plainPage(line('title', 'Hillside Family Medicine'), 'Mira Quillfeather', '2/11/1980')],
  ])('%s: %j', (expected, page) => {
    expect(verdict(page, charted)).toBe(expected);
  });

  test('a page that still shows the patient before in plain type is refused', () => {
    const tim: PatientRecord = {
      ...{ ...mira, id: 4225, firstName: 'Tim', lastName: 'Patient' },
      ...{ birthDate: '2023-06-05', chartId: 'PATI000001' },
    };
    const old = plainPage('Tim Patient', '6/5/2023', 'PATI000001', 'Mira Quillfeather');
    expect(verdict(old, charted)).toBe('toConfirm');
    expect(verdict(old, charted, [tim])).toBe('twoPatients');
    const own = plainPage('Mira Quillfeather', '2/11/1980', 'QUMI000001', 'Mother: Tim Patient, 6/5/2023');
    expect(verdict(own, charted, [tim])).toBe('locked');
  });

  test('a second chart of the same person does not stand in the way', () => {
    const copy = { ...charted, id: 4226, chartId: 'QUMI000002' };
    expect(verdict(plainPage('Mira Quillfeather', '2/11/1980'), charted, [copy])).toBe('locked');
  });
});

describe('a label that is one by the practice’s own words alone', () => {
  const apart = { name: absent, birthDate: absent, chartId: absent } as const;
  test.each<[string, Partial<PageReading>]>([
    // In one block both are the record's, with a label or without one.
    ['locked', { ...apart, lines: [line('name', 'Mira Quillfeather'), line('birthDate', '02/11/1980')] }],
    // In two blocks they count together only behind labels of the EHR's own.
    [
      'toConfirm',
      { ...apart, lines: [line('name', 'Mira Quillfeather'), line('birthDate', '02/11/1980', 1)] },
    ],
    ['noneFound', { lines: [] }],
    [
      'birthDateDiffers',
      { ...apart, lines: [line('name', 'Mira Quillfeather'), line('birthDate', '02/12/1980')] },
    ],
    ['birthDateDiffers', { birthDate: found('1980-02-12') }],
    ['nameDiffers', { name: named('Tim Patient') }],
    ['chartIdDiffers', { chartId: found('QUMI000002') }],
    // The patient field of a window counts, since a window is recognised by that field.
    ['toConfirm', { lines: [], subject: 'appointmentWindow' }],
  ])('%s: %j', (expected, change) => {
    expect(verdict(reading({ ...change, ownWords: true }), charted)).toBe(expected);
  });
});
