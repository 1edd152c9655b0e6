/** This is a patient's record from the practice API, reduced to what an invite needs. It never holds the SSN itself. */
export interface PatientRecord {
  id: number;
  chartId: string | null;
  firstName: string;
  middleName: string;
  lastName: string;
  nickName: string;
  suffix: string;
  /** The date is `YYYY-MM-DD`; null where the answer holds no such date. */
  birthDate: string | null;
  /**
   * The text is trimmed. It is null where the chart has none, and undefined where the answer did not mention the field.
   * The same holds for the three phones below.
   */
  email: string | null | undefined;
  cellPhone: string | null | undefined;
  homePhone: string | null | undefined;
  officePhone: string | null | undefined;
  socialSecurityNumber: 'onFile' | 'notOnFile' | 'notSaid';
  chartState: 'active' | 'inactive' | 'deceased' | 'notSaid';
}
