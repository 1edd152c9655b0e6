/** What a page shows about a patient, what the record holds, and what is right to do then. */
export interface IdentityPair {
  kind:
    | 'same'
    | 'twins'
    | 'fatherAndSon'
    | 'swapped'
    | 'notLatin'
    | 'suffix'
    | 'middle'
    | 'nickname'
    | 'marks'
    | 'newborn'
    | 'near'
    | 'other';
  /** `name` is the header's title or stands behind a name label; a date is labelled as birth date. */
  page: { name: string | null; birthDate: string | null; chartId: string | null };
  record: {
    firstName: string;
    middleName: string;
    lastName: string;
    nickName: string;
    suffix: string;
    /** `YYYY-MM-DD` */
    birthDate: string | null;
    chartId: string | null;
  };
  right: 'locked' | 'toConfirm' | 'refused';
}

/** The page leaves out what is not given or null. */
type Shown = readonly [name: string | null, birthDate?: string | null, chartId?: string];

/** The record has no such value where it is not given or null. */
export type Held = readonly [
  firstName: string,
  lastName: string,
  birthDate?: string | null,
  chartId?: string | null,
  more?: Partial<Pick<IdentityPair['record'], 'middleName' | 'nickName' | 'suffix'>>,
];

type Row = (shown: Shown, held: Held) => IdentityPair;

/** Make the three builders of one kind, named by what is right. */
export function judged(kind: IdentityPair['kind']): Record<IdentityPair['right'], Row> {
  const rowOf =
    (right: IdentityPair['right']): Row =>
    (
      [name, shownBirth = null, shownChart = null],
      [firstName, lastName, birth = null, chart = null, more],
    ) => ({
      kind,
      page: { name, birthDate: shownBirth, chartId: shownChart },
      record: {
        firstName,
        lastName,
        middleName: '',
        nickName: '',
        suffix: '',
        birthDate: birth,
        chartId: chart,
        ...more,
      },
      right,
    });
  return { locked: rowOf('locked'), toConfirm: rowOf('toConfirm'), refused: rowOf('refused') };
}
