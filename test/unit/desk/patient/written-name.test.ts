import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareName,
  holdsName,
  type NamedRecord,
  nameWords,
} from '../../../../lib/desk/patient/written-name.ts';

const named = (
  firstName: string,
  lastName: string,
  more: Partial<Pick<NamedRecord, 'middleName' | 'nickName' | 'suffix'>> = {},
): NamedRecord => ({ firstName, lastName, middleName: '', nickName: '', suffix: '', ...more });

describe('the same name', () => {
  test.each<[string, NamedRecord]>([
    ['Mira Quillfeather', named('Mira', 'Quillfeather')],
    ['MIRA  quillfeather', named('Mira', 'Quillfeather')],
    ['Quillfeather, Mira', named('Mira', 'Quillfeather')],
    ['Jenny (Jen) Harris', named('Jenny', 'Harris', { nickName: 'Jen' })],
    ['Jenny “Jen” Harris', named('Jenny', 'Harris', { nickName: 'Jen' })],
    ['Siobhan "Shiv" O’Darragh', named('Siobhan "Shiv"', "O'Darragh")],
    ['Jen Harris', named('Jenny', 'Harris', { nickName: 'Jen' })],
    ['Jenny Harris', named('Jenny', 'Harris', { nickName: 'Jen', middleName: 'Ann', suffix: 'Jr.' })],
    ['Jenny A. Harris', named('Jenny', 'Harris', { middleName: 'Ann' })],
    ['Harris, Jenny A.', named('Jenny', 'Harris', { middleName: 'Ann' })],
    ['Jenny Ann Harris Jr', named('Jenny', 'Harris', { middleName: 'Ann', suffix: 'Junior' })],
    ['Harris Jr., Jenny', named('Jenny', 'Harris', { suffix: 'Jr.' })],
    ['Ana Smith-Jones', named('Ana', 'Smith Jones')],
    ['Ana Smith Jones', named('Ana', 'Smith-Jones')],
    ['Ana Smith\u2011Jones', named('Ana', 'Smith-Jones')],
    ['María de la O', named('María', 'de la O')],
    ['de la O, María', named('María', 'de la O')],
    ['Zoë Brontë'.normalize('NFD'), named('Zoë'.normalize('NFC'), 'Brontë')],
    ["Sean O'Brien", named('Sean', 'O’Brien')],
    ['Sean Oʼbrien', named('Sean', "O'Brien")],
    ['Gal·la Font', named('Gal·la', 'Font')],
    ['בן־ציון מאיר', named('בן-ציון', 'מאיר')],
    ['王 小明', named('小明', '王')],
    ['王小明', named('小明', '王')],
    ['김 민수', named('민수', '김')],
    ['\u200fדנה\u200f כהן\u200e', named('דנה', 'כהן')],
    ['\u2067فاطمة الزهراء\u2069', named('فاطمة', 'الزهراء')],
    ['BabyBoy2 Garcia', named('BabyBoy2', 'Garcia')],
    ['Baby Boy 2 Smith', named('Baby Boy 2', 'Smith')],
    ['Mi ra Qu illfeather', named('Mira', 'Quillfeather')],
    ['J Doe', named('J', 'Doe')],
    ['Madonnella', named('', 'Madonnella')],
    ['John John', named('John', 'John')],
  ])('%s', (text, record) => {
    expect(compareName(text, record)).toBe('same');
  });
});

describe('the same name with additions, which alone is not enough', () => {
  test.each<[string, NamedRecord]>([
    ['Ana Sample Jr.', named('Ana', 'Sample')],
    ['John Smith III', named('John', 'Smith')],
    ['John Smith V', named('John', 'Smith', { middleName: 'Victor' })],
    ['John A. Smith', named('John', 'Smith', { nickName: 'Al' })],
    ['Dr. Ana Sample, MD', named('Ana', 'Sample')],
    ['Jenny Harris [self-pay]', named('Jenny', 'Harris')],
    ['Jenny (new patient) Harris', named('Jenny', 'Harris')],
    ['Ana Sample : VIP', named('Ana', 'Sample')],
    ['Ana Sample, 71 yo F', named('Ana', 'Sample')],
    ['SAMPLE, ANA (F) 71y 3m', named('Ana', 'Sample')],
    ['Ana Sample 71 F', named('Ana', 'Sample')],
    ['Ana Sample, F', named('Ana', 'Sample')],
    ['Ana Sample, born Aug 10', named('Ana', 'Sample')],
    ['Ana Sample she/her', named('Ana', 'Sample')],
    ['Ana Sample née Cole', named('Ana', 'Sample')],
    ['Ana Sample {VIP}', named('Ana', 'Sample')],
    ['Ana Sample, BSN, RN', named('Ana', 'Sample')],
    ['Zoe Bronte', named('Zoë', 'Brontë')],
    ['Lukasz Zolty', named('Łukasz', 'Żółty')],
  ])('%s', (text, record) => {
    expect(compareName(text, record)).toBe('additions');
  });
});

describe('another name, or not sure', () => {
  test.each<[string, NamedRecord]>([
    ['Mira Quillfeathers', named('Mira', 'Quillfeather')],
    ['Mira', named('Mira', 'Quillfeather')],
    ['M Quillfeather', named('Mira', 'Quillfeather')],
    ['Mira Q', named('Mira', 'Quillfeather')],
    ['Kim Lee', named('Lee', 'Kim')],
    ['Kim, Lee', named('Kim', 'Lee')],
    ['Jenny B. Harris', named('Jenny', 'Harris', { middleName: 'Ann' })],
    ['Jenny A. A. Harris', named('Jenny', 'Harris', { middleName: 'Ann' })],
    ['John Smith III', named('John', 'Smith', { suffix: 'II' })],
    ['John Smith Sr', named('John', 'Smith', { suffix: 'Jr.' })],
    ['Ana Smith', named('Ana', 'Smith-Jones')],
    ['Ana Smith-Jones', named('Ana', 'Smith')],
    ['Anna Sample', named('Ana', 'Sample')],
    ['BabyBoy1 Garcia', named('BabyBoy2', 'Garcia')],
    ['Baby Boy Smith', named('Baby Boy 2', 'Smith')],
    ['Smith, Baby Boy 2', named('Baby Boy', 'Smith')],
    ['Smith, Baby Boy 2 M', named('Baby Boy', 'Smith')],
    ['Smith, Baby Boy #2', named('Baby Boy', 'Smith')],
    ['Eva Sample, 71 yo F', named('Ana', 'Sample')],
    ['Sample, F', named('Ana', 'Sample')],
    ['Kim Lee, M', named('Lee', 'Kim')],
    ['Ana Sample / Bo Sample', named('Ana', 'Sample')],
    ['王小红', named('小明', '王')],
    ['กมล', named('กมลา', '')],
    ['John', named('John', 'John')],
    ['John John', named('John', '')],
    ['', named('', '')],
    ['Mira Quillfeather', named('', '')],
    ['()', named('Mira', 'Quillfeather')],
    ['', named('Mira', 'Quillfeather')],
    ['Mira Quillfeather Tim Patient', named('Mira', 'Quillfeather')],
    ['Mira Quillfeather, guarantor: Tom', named('Mira', 'Quillfeather')],
  ])('%s', (text, record) => {
    expect(compareName(text, record)).toBe('differs');
  });

  test('no name but one of the very same words in this order agrees', () => {
    const names = fc.array(fc.constantFrom('mira', 'tim', 'quill', 'harris', 'ann', '王', 'é'), {
      ...{ minLength: 1, maxLength: 3 },
    });
    fc.assert(
      fc.property(names, names, names, (first, last, shown) => {
        const written = shown.join(' ');
        const isSame = [...first, ...last].join('') === shown.join('');
        expect(compareName(written, named(first.join(' '), last.join(' '))) === 'same').toBe(isSame);
      }),
      { numRuns: 2_000 },
    );
  });

  test('no text makes it throw', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(fc.property(text, text, text, (a, b, c) => void compareName(a, named(b, c))));
  });
});

test('a longer text holds the name where its words stand next to each other', () => {
  const olive = named('Olive', 'Pruitt');
  expect(holdsName('Patient: Olive Pruitt (71 yrs) F', olive)).toBe(true);
  expect(holdsName('Pruitt, Olive · F', olive)).toBe(true);
  expect(holdsName('Olive Branch and Mona Pruitt', olive)).toBe(false);
  expect(holdsName('', olive)).toBe(false);
  expect(holdsName('Olive', named('', ''))).toBe(false);
});

test('words of a name', () => {
  expect(nameWords("  Dr. O'Brien-Smith, (Pat) ")).toEqual(['dr', 'obrien', 'smith', 'pat']);
  expect(nameWords('')).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => nameWords(text).every((word) => word !== '')),
  );
});
