/** This is a patient's record from the practice API, reduced to what an invite needs. It never holds the SSN itself. */
export interface PatientRecord {
  id: number;
  chartId: string | null;
  firstName: string;
  middleName: string;
  lastName: string;
  nickName: string;
  suffix: string;
  /** The date is `YYYY-MM-DD`; null where the answer holds no such date. It is a day that the calendar has. */
  birthDate: string | null;
  /** Why there is no birth date, where the chart is not known to have none. */
  noBirthDate?: 'unreadable' | 'notSaid';
  /**
   * The text is trimmed. It is null where the chart has none, and undefined where the answer did not mention the field.
   * The same holds for the three phones below.
   */
  email: string | null | undefined;
  cellPhone: string | null | undefined;
  homePhone: string | null | undefined;
  officePhone: string | null | undefined;
  /** The email is the responsible party's too. Whose that is, and the address itself, is not kept. */
  sharesResponsibleParty?: true;
  socialSecurityNumber: 'onFile' | 'notOnFile' | 'notSaid';
  /**
   * The days of the first and of the previous visit (`YYYY-MM-DD`), as DrChrono has them. Null where it has none or the text
   * is no day; missing where the answer did not mention the field.
   */
  firstVisit?: string | null;
  lastVisit?: string | null;
  chartState: 'active' | 'inactive' | 'deceased' | 'notSaid';
}
