import { type Held, type IdentityPair, judged } from './pair.ts';

const { locked, toConfirm, refused } = judged('marks');

const brien: Held = ['Niamh', "O'Brienne", '1984-03-17', 'OBNI000501'];
const zoe: Held = ['Zoë', 'Ångstrand', '1992-07-01', 'ANZO000502'];
const jose: Held = ['José Ángel', 'Peñaranda', '1963-11-20', 'PEJO000503'];
const hyphened: Held = ['Anne-Marie', 'Smith-Jonas', '1971-01-15', 'SMAN000504'];
const gallia: Held = ['Marçal', 'Gal·lisà', '1958-05-05', 'GAMA000505'];
const keala: Held = ['Keala', 'Kaʻanoʻi', '2007-08-21', 'KAKE000506'];
const mcdonald: Held = ['Fergus', 'McDonnard', '1939-10-31', 'MCFE000507'];

/** Accents written or not, and the many apostrophes, hyphens, dashes and spaces that keyboards make. */
export const markPairs: IdentityPair[] = [
  locked(['Niamh O\u2019Brienne', '03/17/1984'], brien),
  locked(['Niamh O\u02BCBrienne', '03/17/1984'], brien),
  locked(['Niamh O\u2018Brienne', 'March 17, 1984'], brien),
  locked(['Niamh O`Brienne', null, 'OBNI000501'], brien),
  locked(['Niamh O\u00B4Brienne', '03/17/1984'], brien),
  locked(['NIAMH O\u2019BRIENNE', '17 March 1984'], brien),
  locked(['O\u2019Brienne, Niamh', '03/17/1984', 'OBNI000501'], brien),
  locked(['Niamh OBrienne', '03/17/1984', 'OBNI000501'], brien),
  toConfirm(['Niamh O\u2019Brienne'], brien),
  refused(['Niamh O\u2019Brennan', '03/17/1984'], brien),
  refused(['Niamh Brienne'], brien),
  locked(['Zoe Angstrand', '07/01/1992'], zoe),
  locked(['Zoë Ångstrand'.normalize('NFD'), '07/01/1992'], zoe),
  locked(['ZOË ÅNGSTRAND', 'July 1, 1992'], zoe),
  locked(['Ångstrand, Zoe', null, 'ANZO000502'], zoe),
  toConfirm(['Zoe Angstrand'], zoe),
  refused(['Zola Ångstrand', '07/01/1992'], zoe),
  refused(['Zoë Ångstrom', '07/01/1992'], zoe),
  locked(['Jose Angel Penaranda', '11/20/1963'], jose),
  locked(['JOSÉ ÁNGEL PEÑARANDA', 'Nov. 20, 1963'], jose),
  locked(['José Ángel Peñaranda'.normalize('NFD'), null, 'PEJO000503'], jose),
  locked(['Peñaranda, José\u00A0Ángel', '11/20/1963'], jose),
  refused(['José Ángel Peñaranda', '11/20/1936'], jose),
  refused(['Josefa Peñaranda', '11/20/1963'], jose),
  locked(['Anne\u2011Marie Smith\u2011Jonas', '01/15/1971'], hyphened),
  locked(['Anne\u2010Marie Smith\u2010Jonas', '01/15/1971'], hyphened),
  locked(['Anne\u2013Marie Smith\u2013Jonas', 'Jan. 15, 1971'], hyphened),
  locked(['Anne Marie Smith Jonas', '01/15/1971', 'SMAN000504'], hyphened),
  locked(['Anne-Marie Smith - Jonas', '01/15/1971'], hyphened),
  locked(['Anne-Marie Smith\u2212Jonas', null, 'SMAN000504'], hyphened),
  toConfirm(['Anne\u2011Marie Smith\u2011Jonas'], hyphened),
  refused(['Anne-Marie Smith\u2011Johns', '01/15/1971'], hyphened),
  refused(['Anne\u2011Claire Smith\u2011Jonas', '01/15/1971'], hyphened),
  locked(['Marçal Gal·lisà', '05/05/1958'], gallia),
  locked(['Marcal Gal\u2022lisa', '05/05/1958', 'GAMA000505'], gallia),
  refused(['Marçal Galià', '05/05/1958'], gallia),
  locked(["Keala Ka'ano'i", '08/21/2007'], keala),
  locked(['Keala Ka\u2018ano\u2018i', 'Aug. 21, 2007'], keala),
  refused(["Kealani Ka'ano'i", 'Aug. 21, 2007'], keala),
  locked(['Fergus Mc Donnard', '10/31/1939'], mcdonald),
  locked(['FERGUS MCDONNARD', '31 October 1939'], mcdonald),
  locked(['Fergus\u00A0McDonnard', 'Oct. 31, 1939'], mcdonald),
  locked(['Fergus\u2009McDonnard', null, 'MCFE000507'], mcdonald),
  refused(['Fergus MacDonnard', '10/31/1939'], mcdonald),
  refused(['Fergus McDonnell'], mcdonald),
  locked(['Lukasz Wojcicki', '04/02/1977'], ['Łukasz', 'Wójcicki', '1977-04-02', 'WOLU000508']),
  locked(['Soren Ostergard', '04/02/1968'], ['Søren', 'Østergård', '1968-04-02', 'OSSO000509']),
  locked(['JÜRGEN STRAUSSNER', '06/16/1950'], ['Jürgen', 'Straußner', '1950-06-16', 'STJU000510']),
  locked(['AYŞE IŞIKTAN', '09/30/1982'], ['Ayşe', 'Işıktan', '1982-09-30', 'ISAY000511']),
  locked(['Thuy Le\u0323\u0302nh', '02/14/2004'], ['Thủy', 'Lệnh', '2004-02-14', 'LETH000512']),
  locked(['Dwight D\u2019Angelis', '12/12/1960'], ['Dwight', 'D\u02BCAngelis', '1960-12-12', 'DADW000513']),
];
