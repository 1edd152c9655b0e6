import { type Held, type IdentityPair, judged } from './pair.ts';

const { locked, toConfirm, refused } = judged('newborn');

const boyTwo: Held = ['BabyBoy2', 'Garcelon', '2026-11-20', 'GABA000801'];
const spaced: Held = ['Baby Boy 2', 'Smithwick', '2026-10-31', 'SMBA000802'];
const girlA: Held = ['Baby Girl A', 'Ruizada', '2026-11-27', 'RUBA000803'];
const girl: Held = ['Baby Girl', 'Okonje', '2026-09-15', 'OKBA000804'];
const lucia: Held = ['Lucia', 'Okonje', '2026-09-15', 'OKLU000805'];
const infant: Held = ['Infant Male', 'Thorsby', '2026-11-28', 'THIN000806'];

/** A newborn is called by sex and by number or letter, and its brother in the next bed by the next one. */
export const newbornPairs: IdentityPair[] = [
  locked(['BabyBoy2 Garcelon', '11/20/2026'], boyTwo),
  locked(['BABYBOY2 GARCELON', 'Nov. 20, 2026'], boyTwo),
  locked(['Garcelon, BabyBoy2', null, 'GABA000801'], boyTwo),
  toConfirm(['BabyBoy2 Garcelon'], boyTwo),
  refused(['BabyBoy1 Garcelon', '11/20/2026'], boyTwo),
  refused(['BabyBoy1 Garcelon'], boyTwo),
  refused(['BabyBoy Garcelon', '11/20/2026'], boyTwo),
  refused(['BabyBoy3 Garcelon', null, 'GABA000801'], boyTwo),
  refused(['BabyBoy12 Garcelon', '11/20/2026'], boyTwo),
  refused(['BabyGirl2 Garcelon', '11/20/2026'], boyTwo),
  refused(['Garcelon, BabyBoy1', 'Nov. 20, 2026', 'GABA000811'], boyTwo),
  refused(['BabyBoy2 Garcelon', '11/19/2026'], boyTwo),
  locked(['Baby Boy 2 Smithwick', '10/31/2026'], spaced),
  locked(['Smithwick, Baby Boy 2', 'Oct. 31, 2026', 'SMBA000802'], spaced),
  locked(['BABY BOY 2 SMITHWICK', null, 'SMBA000802'], spaced),
  toConfirm(['Baby Boy 2 Smithwick'], spaced),
  refused(['Baby Boy 1 Smithwick', '10/31/2026'], spaced),
  refused(['Baby Boy Smithwick', '10/31/2026'], spaced),
  refused(['Baby Boy 3 Smithwick'], spaced),
  refused(['Baby Girl 2 Smithwick', '10/31/2026'], spaced),
  refused(['Baby Boy 2 Smithwell', '10/31/2026'], spaced),
  refused(['Baby Boy 2 Smithwick', '10/31/2026', 'SMBA000822'], spaced),
  locked(['Baby Girl A Ruizada', '11/27/2026'], girlA),
  locked(['Ruizada, Baby Girl A', '27 November 2026'], girlA),
  toConfirm(['Baby Girl A Ruizada'], girlA),
  refused(['Baby Girl B Ruizada', '11/27/2026'], girlA),
  refused(['Baby Girl B Ruizada', null, 'RUBA000803'], girlA),
  refused(['Baby Boy A Ruizada', '11/27/2026'], girlA),
  refused(['Ruizada, Baby Girl B', '11/27/2026', 'RUBA000813'], girlA),
  locked(['Baby Girl Okonje', '09/15/2026'], girl),
  toConfirm(['Baby Girl Okonje'], girl),
  refused(['Baby Boy Okonje', '09/15/2026'], girl),
  refused(['Lucia Okonje', '09/15/2026'], girl),
  refused(['Baby Girl 2 Okonje', '09/15/2026'], girl),
  refused(['Baby Girl Okonje', '09/15/2026'], lucia),
  refused(['Baby Okonje', null, 'OKBA000804'], lucia),
  locked(['Lucia Okonje', 'Sept. 15, 2026'], lucia),
  locked(['Infant Male Thorsby', '11/28/2026'], infant),
  refused(['Infant Female Thorsby', '11/28/2026'], infant),
  refused(['Twin B Dahlen', '03/01/2026'], ['Twin A', 'Dahlen', '2026-03-01', 'DATW000807']),
  locked(['Twin A Dahlen', 'March 1, 2026'], ['Twin A', 'Dahlen', '2026-03-01', 'DATW000807']),
];
