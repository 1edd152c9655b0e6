/** A patient as the practice API told us, reduced to what an invite needs. Never holds an SSN. */
export interface PatientRecord {
  id: number;
  chartId: string | null;
  firstName: string;
  middleName: string;
  lastName: string;
  nickName: string;
  suffix: string;
  /** `YYYY-MM-DD`; null when the chart has none. */
  birthDate: string | null;
  /** Trimmed; null when the chart has none, undefined when the answer did not mention it. */
  email: string | null | undefined;
  cellPhone: string | null | undefined;
  homePhone: string | null | undefined;
  officePhone: string | null | undefined;
  socialSecurityNumber: 'onFile' | 'notOnFile' | 'notSaid';
  chartState: 'active' | 'inactive' | 'deceased' | 'notSaid';
}
