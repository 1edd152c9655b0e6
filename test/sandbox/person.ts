/** This is a name as the pages print it, where it differs from the record. */
export interface PageName {
  firstName: string;
  middleName: string;
  lastName: string;
  nickName: string;
}

/** This is a chart. `null` and `''` are kept apart because the API keeps them apart (docs/drchrono.md §6, recorded). */
export interface PatientRecord {
  id: number;
  chartId: string;
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  nickName: string;
  suffix: string;
  gender: string;
  /** `YYYY-MM-DD` */
  birthDate: string | null;
  email: string | null;
  /** `NNN-NN-NNNN` or '' */
  ssn: string;
  cellPhone: string;
  homePhone: string;
  officePhone: string;
  address: string;
  city: string | null;
  state: string | null;
  zipCode: string | null;
  /** The letters mean active, inactive and deceased. */
  status: 'A' | 'I' | 'D';
  doctor: number;
  /** The days of the first and of the previous visit, `YYYY-MM-DD`; null where there was none. */
  firstVisit: string | null;
  lastVisit: string | null;
  /** Where it is false, the API answers 404 for this account although the page opens. */
  visible: boolean;
  /** It is set where the page's header shows another name than the API's record. */
  pageName: PageName | null;
}

const letters = (name: string | null) =>
  (name ?? '')
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase();

/** Two letters of the last name, two of the first, six digits: `HUMI000001` (support /home/patient-header). */
function chartIdOf(lastName: string | null, firstName: string | null, number: number): string {
  const start = `${letters(lastName)}XX`.slice(0, 2) + `${letters(firstName)}XX`.slice(0, 2);
  return `${start}${String(number).padStart(6, '0')}`;
}

/**
 * Make a chart with every identifier on file; `differs` says what is special about this one. The id's last three digits
 * are the chart number, so that a failing test names its patient.
 */
export function person(
  id: number,
  firstName: string | null,
  lastName: string | null,
  differs: Partial<PatientRecord> = {},
): PatientRecord {
  const number = id % 1000;
  return {
    id,
    chartId: chartIdOf(lastName, firstName, number),
    firstName,
    middleName: null,
    lastName,
    nickName: '',
    suffix: '',
    gender: number % 2 === 0 ? 'Female' : 'Male',
    birthDate: `${1950 + (number % 45)}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
    email: `${(letters(firstName) || 'patient').toLowerCase()}.${(letters(lastName) || String(number)).toLowerCase()}@example.com`,
    ssn: `000-${String(10 + (number % 89)).padStart(2, '0')}-${String(4000 + number)}`,
    cellPhone: `(410) 555-01${String(number % 100).padStart(2, '0')}`,
    homePhone: '',
    officePhone: '',
    address: `${number} Invented Lane`,
    city: 'Hillside',
    state: 'MD',
    zipCode: '00000',
    status: 'A',
    doctor: 330_101,
    ...{ firstVisit: null, lastVisit: null },
    visible: true,
    pageName: null,
    ...differs,
  };
}

/** Write the name as mail and lists do: `First Last`. */
export function displayName(patient: PatientRecord): string {
  return [patient.firstName, patient.lastName].filter(Boolean).join(' ');
}
