import { type PatientRecord, person } from './person.ts';

/** These charts differ in what is on file. The rule is email AND (SSN OR (birth date AND phone)), support 218137408. */
const byIdentifiers = {
  /** Everything is on file, and no invite was ever sent. The demo uses this patient. */
  neverInvited: person(61_004_001, 'Maren', 'Fairholt'),
  ssnOnly: person(61_004_002, 'Tobin', 'Quellmark', { birthDate: null, cellPhone: '' }),
  birthAndPhoneOnly: person(61_004_003, 'Ottilie', 'Braskwater', { ssn: '' }),
  /** The API's usual way to have no email is an empty string. */
  emailMissing: person(61_004_004, 'Corwin', 'Haspeldale', { email: '' }),
  emailNull: person(61_004_005, 'Ysolde', 'Merrowgate', { email: null }),
  /** There is an email and nothing else. */
  neither: person(61_004_006, 'Bram', 'Tollivant', { ssn: '', birthDate: null, cellPhone: '' }),
  /** With a phone number this patient could be invited. */
  phoneMissing: person(61_004_007, 'Delphine', 'Ostrander-Vale', { ssn: '', cellPhone: '' }),
  birthDateMissing: person(61_004_008, 'Rufus', 'Yarnbeck', { ssn: '', birthDate: null }),
  emailAndPhoneMissing: person(61_004_009, 'Linnea', 'Crossfell', { email: '', ssn: '', cellPhone: '' }),
  /** The invite's check passes, but sign-up may fail, since it verifies the cell phone (support /help/360050434611). */
  homePhoneOnly: person(61_004_010, 'Anselm', 'Dovercott', {
    ssn: '',
    cellPhone: '',
    homePhone: '(410) 555-0110',
  }),
  officePhoneOnly: person(61_004_011, 'Petra', 'Windlesham', {
    ssn: '',
    cellPhone: '',
    officePhone: '(410) 555-0111',
  }),
  noCell: person(61_004_012, 'Gideon', 'Larchmoor', { cellPhone: '', homePhone: '(410) 555-0112' }),
  inactive: person(61_004_013, 'Hesper', 'Nightingrove', { status: 'I' }),
  deceased: person(61_004_014, 'Alaric', 'Stonewick', { status: 'D', birthDate: '1931-09-04' }),
  minor: person(61_004_015, 'Junia', 'Applerigg', { birthDate: '2019-03-09', ssn: '' }),
  sharedAddressFirst: person(61_004_016, 'Cressida', 'Holloworth', {
    email: 'holloworth.family@example.com',
  }),
  sharedAddressSecond: person(61_004_017, 'Leopold', 'Holloworth', {
    email: 'holloworth.family@example.com',
  }),
  /** The typing mistake itself is the case, so this one address cannot be under example.com. Nothing is sent to it. */
  misspelledAddress: person(61_004_018, 'Sunniva', 'Larkenfeld', { email: 'sunniva.larkenfeld@gmial.com' }),
  spacedAddress: person(61_004_019, 'Odhran', 'Pickersby', { email: 'odhran pickersby@example.com' }),
  placeholderAddress: person(61_004_020, 'Verity', 'Coldbrook', { email: 'noemail@example.com' }),
  /** This chart holds as little as a chart can, with nulls where the API was seen to give null. */
  nullFields: person(61_004_021, 'Ingram', null, {
    birthDate: null,
    email: null,
    ssn: '',
    cellPhone: '',
    city: null,
    state: null,
    zipCode: null,
  }),
  /** This chart holds as little, but as empty strings. */
  emptyFields: person(61_004_022, 'Thessaly', 'Underbough', {
    middleName: '',
    birthDate: null,
    email: '',
    ssn: '',
    cellPhone: '',
    city: '',
    state: '',
    zipCode: '',
  }),
} satisfies Record<string, PatientRecord>;

/** The name or the identity is what is difficult about these charts. */
const byName = {
  quotedName: person(118_204_101, 'Siobhan "Shiv"', "O'Darragh", { email: 'shiv.odarragh@example.org' }),
  angledName: person(118_204_102, 'Tess <i>', 'Quill & Sons', { email: 'tess.quill@example.org' }),
  accentedName: person(118_204_103, 'Zoë', 'Ångströmsdóttir', { email: 'zoe.angstroms@example.org' }),
  chineseName: person(118_204_104, '晓岚', '林森田', { email: 'xiaolan.linsentian@example.org' }),
  rightToLeftName: person(118_204_105, 'נועם', 'ברקאילון', { email: 'noam.barkailon@example.org' }),
  nickNamed: person(118_204_106, 'Jennifer', 'Harrowgate', { nickName: 'Jen' }),
  compoundSurname: person(118_204_107, 'María José', 'de la Fuente-Albión', {
    middleName: 'del Carmen',
    email: 'mj.delafuente@example.org',
  }),
  suffixed: person(118_204_108, 'Walter', 'Pennywhistle', { suffix: 'Jr.' }),
  longName: person(
    118_204_109,
    'Bartholomew-Maximilian Archibald',
    'Featherstonehaugh-Wolverhamptonshire von und zu Hohenschwangau-Lichtenfels',
    { middleName: 'Peregrine Theophilus', email: 'barty@example.org' },
  ),
  twinFirst: person(118_204_110, 'Robin', 'Ashgrove', {
    birthDate: '1984-06-12',
    email: 'robin.a@example.com',
  }),
  twinSecond: person(118_204_111, 'Robin', 'Ashgrove', {
    birthDate: '1984-06-12',
    email: 'r.ash@example.net',
  }),
  /** The name has changed in the record, but the page's header still says the old one. */
  nameChanged: person(118_204_112, 'Odile', 'Vantreight', {
    pageName: { firstName: 'Odile', middleName: '', lastName: 'Marshwell', nickName: '' },
  }),
  /** The page opens, but the API answers 404. */
  notVisible: person(118_204_113, 'Casimir', 'Hiddenbrook', { visible: false, doctor: 330_102 }),
  otherProvider: person(118_204_114, 'Wilhelmina', 'Tarnside', { doctor: 330_102 }),
} satisfies Record<string, PatientRecord>;

/** These charts differ in their Access History (see history.ts). */
const byAccess = {
  pendingFresh: person(61_004_201, 'Eleanor', 'Brightwater'),
  /** The invite has four hours left when the sandbox starts. */
  pendingNearExpiry: person(61_004_202, 'Fabian', 'Cloverstone'),
  /** The invite was sent nine days before the sandbox starts, and the patient never joined. */
  expired: person(61_004_203, 'Georgina', 'Dunmallow'),
  active: person(61_004_204, 'Horatio', 'Elmsworthy'),
  revoked: person(61_004_205, 'Isolde', 'Foxcombe'),
  disabledByStaff: person(61_004_206, 'Jasper', 'Gorsemoor'),
  disabledByPatient: person(61_004_207, 'Katya', 'Heronsgate'),
  /** This is the history that the help article on resending shows: a revoke and an enable in the same minute. */
  seedHistory: person(61_004_208, 'Jenny', 'Ivybridge', { nickName: 'Jen' }),
  invitedByLetter: person(61_004_209, 'Lucian', 'Juniperfield'),
  /** The invite went out by email, and then the address was taken off the chart. */
  pendingWithoutEmail: person(61_004_210, 'Minerva', 'Kestrelhurst', { email: '' }),
  /** There are many rows, so that the table scrolls. */
  longHistory: person(61_004_211, 'Nestor', 'Lavenderhay'),
} satisfies Record<string, PatientRecord>;

/** These are all patients of the practice, named after what makes the chart special. Their ids never change. */
export const people = { ...byIdentifiers, ...byName, ...byAccess };

export type PersonName = keyof typeof people;

/** The same patients stand here as a list with the lowest id first, as the API lists them. */
export const allPeople: readonly PatientRecord[] = Object.values<PatientRecord>(people).sort(
  (a, b) => a.id - b.id,
);
