/** This is a person who signs in to the EHR. */
export interface Account {
  id: number;
  username: string;
  password: string;
  /** Access History prints this name after `By:`. */
  name: string;
  isDoctor: boolean;
  isStaff: boolean;
  doctor: number;
}

export interface Doctor {
  id: number;
  firstName: string;
  lastName: string;
  email: string;
}

export interface Office {
  id: number;
  name: string;
  doctor: number;
  state: string;
  phone: string;
}

/** People land on this host after signing in; its subdomain is the practice's own. */
export const practiceHost = 'hillside.drchrono.com';
export const practiceName = 'Hillside Family Practice';
export const practiceGroup = 52_107;

export const doctors = {
  primary: {
    id: 330_101,
    firstName: 'Imre',
    lastName: 'Castellane',
    email: 'imre.castellane@hillside.example',
  },
  second: { id: 330_102, firstName: 'Noor', lastName: 'Abendroth', email: 'noor.abendroth@hillside.example' },
} satisfies Record<string, Doctor>;

export const offices = {
  main: { id: 88_201, name: 'Hillside Main', doctor: 330_101, state: 'MD', phone: '(410) 555-0190' },
  annex: { id: 88_202, name: 'Hillside Annex', doctor: 330_102, state: 'MD', phone: '(410) 555-0191' },
  riverside: {
    ...{ id: 88_203, name: 'Hillside Riverside', doctor: 330_101, state: 'MD' },
    phone: '(410) 555-0192',
  },
} satisfies Record<string, Office>;

/** These are the accounts of the practice. The demo signs in with `frontDesk`. */
export const accounts = {
  frontDesk: {
    id: 411_001,
    username: 'dana.frontdesk',
    password: 'front-desk-demo',
    name: 'Dana Whitlock',
    isDoctor: false,
    isStaff: true,
    doctor: 330_101,
  },
  colleague: {
    id: 411_002,
    username: 'morgan.frontdesk',
    password: 'front-desk-demo',
    name: 'Morgan Tarrow',
    isDoctor: false,
    isStaff: true,
    doctor: 330_101,
  },
  provider: {
    id: 411_003,
    username: 'imre.castellane',
    password: 'front-desk-demo',
    name: 'Imre Castellane',
    isDoctor: true,
    isStaff: false,
    doctor: 330_101,
  },
} satisfies Record<string, Account>;

export const allOffices: readonly Office[] = Object.values(offices);

export const allAccounts: readonly Account[] = Object.values(accounts);
