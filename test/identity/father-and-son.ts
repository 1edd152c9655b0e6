import { type Held, type IdentityPair, judged } from './pair.ts';

const { locked, toConfirm, refused } = judged('fatherAndSon');

const walterJr: Held = ['Walter', 'Pennistone', '1988-03-02', 'PEWA000201', { suffix: 'Jr.' }];
const walterSr: Held = ['Walter', 'Pennistone', '1958-02-11', 'PEWA000200', { suffix: 'Sr.' }];
const hal: Held = ['Hal', 'Brandtner', '1949-12-19', 'BRHA000202'];
const georgeThird: Held = ['George', 'Hollestry', '2001-07-04', 'HOGE000203', { suffix: 'III' }];
const carlos: Held = ['Carlos', 'Ibarrola', '1971-08-15', 'IBCA000204'];
const desmond: Held = ['Desmond', 'Achterberg', '1993-01-27', 'ACDE000205', { middleName: 'Paul' }];
const susan: Held = ['Susan', 'Whitlocke', '1961-04-08', 'WHSU000206'];
const otisSecond: Held = ['Otis', "M'Bala", '1983-10-10', 'MBOT000207', { suffix: 'II' }];

/** Parent and child of one name: birth date, chart id or the generation in the suffix tells them apart. */
export const fatherAndSonPairs: IdentityPair[] = [
  locked(['Walter Pennistone Jr.', '03/02/1988'], walterJr),
  locked(['Walter Pennistone, Jr.', 'March 2, 1988'], walterJr),
  locked(['Walter Pennistone Jr', null, 'PEWA000201'], walterJr),
  locked(['Walter Pennistone', '03/02/1988'], walterJr),
  locked(['Pennistone Jr., Walter', '03/02/1988'], walterJr),
  locked(['WALTER PENNISTONE JR.', '1988-03-02', 'PEWA000201'], walterJr),
  toConfirm(['Walter Pennistone Jr.'], walterJr),
  refused(['Walter Pennistone', '02/11/1958'], walterJr),
  refused(['Walter Pennistone', null, 'PEWA000200'], walterJr),
  refused(['Walter Pennistone Sr.', '02/11/1958', 'PEWA000200'], walterJr),
  refused(['Walter Pennistone Sr.', '03/02/1988'], walterJr),
  refused(['Walter Pennistone, Sr.', null, 'PEWA000201'], walterJr),
  refused(['Walter Pennistone Sr.'], walterJr),
  refused(['Walter Pennistone Sr'], walterJr),
  refused(['Walter Pennistone Jr.', '02/11/1958'], walterJr),
  refused(['Walter Pennistone III', '03/02/1988'], walterJr),
  locked(['Walter Pennistone Sr.', '02/11/1958'], walterSr),
  locked(['Walter Pennistone', 'Feb. 11, 1958', 'PEWA000200'], walterSr),
  refused(['Walter Pennistone Jr.', 'Feb. 11, 1958'], walterSr),
  refused(['Pennistone, Walter Jr.'], walterSr),
  refused(['Walter Pennistone', 'March 2, 1988'], walterSr),
  refused([null, '03/02/1988', 'PEWA000200'], walterSr),
  locked(['Hal Brandtner', '12/19/1949'], hal),
  locked(['Hal Brandtner Sr.', '12/19/1949'], hal),
  locked(['Hal Brandtner Sr.', null, 'BRHA000202'], hal),
  refused(['Hal Brandtner Jr.'], hal),
  refused(['Hal Brandtner, Jr.'], hal),
  refused(['Hal Brandtner III'], hal),
  refused(['Hal Brandtner Sr.'], hal),
  refused(['Brandtner, Hal Jr.'], hal),
  refused(['Hal Brandtner Jr.', '05/30/1976'], hal),
  refused(['Hal Brandtner', '05/30/1976'], hal),
  refused(['Hal Brandtner', '12/19/1979'], hal),
  refused(['Hal Brandtner Jr.', null, 'BRHA000222'], hal),
  refused(['Hal Brandtner', '12/19/1949', 'BRHA000222'], hal),
  locked(['George Hollestry III', '07/04/2001'], georgeThird),
  locked(['George Hollestry 3rd', 'July 4, 2001'], georgeThird),
  locked(['Hollestry III, George', '4 July 2001'], georgeThird),
  toConfirm(['George Hollestry III'], georgeThird),
  refused(['George Hollestry II', '07/04/2001'], georgeThird),
  refused(['George Hollestry IV'], georgeThird),
  refused(['George Hollestry Sr.', null, 'HOGE000203'], georgeThird),
  refused(['George Hollestry III', '07/04/1971'], georgeThird),
  refused(['George Hollestry', '09/12/1944'], georgeThird),
  locked(['Carlos Ibarrola Jr.', '08/15/1971'], carlos),
  refused(['Carlos Ibarrola', '08/15/1941'], carlos),
  refused(['Carlos Ibarrola', 'Aug. 15, 1972'], carlos),
  refused(['Carlos Ibarrola Jr.', '06/01/1999'], carlos),
  refused(['Ibarrola, Carlos', null, 'IBCA000240'], carlos),
  refused([null, '08/15/1971', 'IBCA000240'], carlos),
  locked(['Desmond P. Achterberg', '01/27/1993'], desmond),
  refused(['Desmond J. Achterberg'], desmond),
  refused(['Desmond James Achterberg', '11/03/1960'], desmond),
  refused(['Desmond Paul Achterberg', '11/03/1960'], desmond),
  refused(['Desmond P. Achterberg Jr.'], desmond),
  locked(['Susan Whitlocke', 'Apr. 8, 1961'], susan),
  refused(['Susan Whitlocke', 'Apr. 8, 1991'], susan),
  refused(['Susan Whitlocke', '02/02/1991', 'WHSU000226'], susan),
  refused(['Suzanne Whitlocke', '02/02/1991'], susan),
  locked(['Otis M’Bala II', '10/10/1983'], otisSecond),
  toConfirm(["Otis M'Bala II"], otisSecond),
  refused(["Otis M'Bala III", '10/10/1983'], otisSecond),
  refused(["Otis M'Bala", '10/10/1953'], otisSecond),
  refused(["Otis M'Bala Sr."], otisSecond),
];
