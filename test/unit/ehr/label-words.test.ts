import { afterEach, describe, expect, test } from 'vitest';
import {
  boundedWords,
  cleanWord,
  LONGEST_LABEL_WORD,
  MOST_LABEL_WORDS,
  refusalOf,
  refusedWord,
  sameWords,
} from '../../../lib/ehr/page/label-words.ts';
import { cutAtLabels, isOwnWord, labelOf, mayBeName, takeLabelWords } from '../../../lib/ehr/page/labels.ts';

afterEach(() => takeLabelWords({}));

describe('a word of a practice’s own', () => {
  test.each([
    'Born on',
    'Portal access',
    'Client',
    'Pt. name',
    'Né(e)'.slice(0, 2),
    'Record #',
    'D.O.B. / age',
  ])('may be %s', (word) => expect(refusedWord(word)).toBeNull());
  test.each([
    ['noWords', '.*'],
    ['noWords', '(born|name)'],
    ['noWords', '[A-Z]{4}'],
    ['noWords', '02/11/1980'],
    ['noWords', 'HUMI000001'],
    ['noWords', 'Born: on'],
    ['noWords', 'x'],
    ['noWords', ''],
    ['noWords', '   '],
    ['noWords', '<b>Born</b>'],
    ['tooLong', 'x'.repeat(LONGEST_LABEL_WORD + 1)],
    ['somebodyElse', 'Guarantor'],
    ['somebodyElse', 'Emergency contact'],
    ['somebodyElse', 'Mother’s name'],
    ['somebodyElse', 'Referred by'],
  ])('is refused as %s: %j', (why, word) => expect(refusedWord(word)).toBe(why));

  test('is kept without the colon behind it and with single spaces', () => {
    expect(cleanWord('  Born   on : ')).toBe('Born on');
  });
});

describe('what was set or stored', () => {
  test('is taken word by word, and no more of it than there may be', () => {
    const said = {
      patient: ['Client', 'client', '.*', 7, 'Member', 'Resident', 'Person', 'Soul'],
      birthDate: ['Born on:', ''],
      chartId: 'Record',
      onpatient: null,
      phone: ['Call'],
    };
    expect(boundedWords(said)).toEqual({
      patient: ['Client', 'Member', 'Resident', 'Person'],
      birthDate: ['Born on'],
    });
    expect(MOST_LABEL_WORDS).toBe(4);
  });
  test.each([null, undefined, 'words', 7, [], { patient: {} }])('%j is none', (said) =>
    expect(boundedWords(said)).toEqual({}),
  );
  test('a word at two labels means neither', () => {
    expect(boundedWords({ patient: ['Client', 'Person'], birthDate: ['CLIENT'] })).toEqual({
      patient: ['Person'],
    });
  });
  test('staff hear which word is refused and why', () => {
    expect(refusalOf({ patient: ['Client'], birthDate: ['.*'] })).toEqual({ word: '.*', why: 'noWords' });
    expect(refusalOf({ patient: ['Client'], birthDate: ['client'] })).toEqual({
      word: 'client',
      why: 'twice',
    });
    const five = ['Alpha', 'Bravo', 'Delta', 'Golf', 'Hotel'];
    expect(refusalOf({ chartId: five })).toEqual({ word: 'Hotel', why: 'tooMany' });
    expect(refusalOf({ patient: ['Client'], onpatient: [] })).toBeNull();
  });
  test('the same words are the same wherever they stand', () => {
    expect(sameWords({ patient: ['Client'] }, { patient: ['Client'], birthDate: [] })).toBe(true);
    expect(sameWords({ patient: ['Client'] }, { birthDate: ['Client'] })).toBe(false);
    expect(sameWords({}, { onpatient: ['Portal'] })).toBe(false);
  });
});

describe('labels with a practice’s own words', () => {
  test('are the EHR’s and these, in any case and with a colon, until others are taken', () => {
    takeLabelWords({ birthDate: ['Arrived in the world'], chartId: ['Record no.'] });
    expect(labelOf('ARRIVED IN THE WORLD:')).toBe('birthDate');
    expect(labelOf('Record no.')).toBe('chartId');
    expect(labelOf('DOB')).toBe('birthDate');
    expect([isOwnWord('Arrived in the world'), isOwnWord('DOB')]).toEqual([true, false]);
    expect(cutAtLabels('Arrived in the world: 02/11/1980 Record no.: ZZZZ000001')).toEqual([
      ...['Arrived in the world:', '02/11/1980', 'Record no.:', 'ZZZZ000001'],
    ]);
    takeLabelWords({});
    expect(labelOf('Arrived in the world')).toBeNull();
  });
  test('no word of the EHR’s own gets another meaning', () => {
    takeLabelWords({
      birthDate: ['Name', 'Phone', 'Chart ID'],
      patient: ['DOB', 'Email'],
      onpatient: ['Status'],
    });
    expect(['Name', 'Phone', 'Chart ID', 'DOB', 'Email', 'Status'].map(labelOf)).toEqual([
      ...['patient', 'phone', 'chartId', 'birthDate', 'email', 'status'],
    ]);
    expect(['Name', 'Phone', 'DOB'].some(isOwnWord)).toBe(false);
  });
  test('a pattern is a text like any other', () => {
    takeLabelWords({ patient: ['.*', '', '(?:)'], chartId: ['[a-z]+'] });
    expect(['Mira Quillfeather', 'anything', '', ' : '].map(labelOf)).toEqual([null, null, null, null]);
  });
  test('may be part of a name, so inside a line they need a colon', () => {
    takeLabelWords({ patient: ['Client'] });
    expect([mayBeName('Client'), mayBeName('Client:')]).toEqual([true, false]);
  });
});
