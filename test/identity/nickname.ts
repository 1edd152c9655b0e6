import { type Held, type IdentityPair, judged } from './pair.ts';

const { locked, toConfirm, refused } = judged('nickname');

const jennifer: Held = ['Jennifer', 'Harrowby', '1980-02-11', 'HAJE000701', { nickName: 'Jen' }];
const robert: Held = ['Robert', 'Kessling', '1955-12-03', 'KERO000702'];
const shiv: Held = ['Siobhan', "O'Darrow", '1987-04-29', 'ODSI000703', { nickName: 'Shiv' }];
const william: Held = [
  'William',
  'Trent',
  '1942-06-11',
  'TRWI000704',
  { middleName: 'Lee', nickName: 'Billy' },
];
const bao: Held = ['Bảo Trân', 'Huynh', '1999-09-09', 'HUBA000705', { nickName: 'Tina' }];

/** Nicknames in brackets or quotes, or in the first name's place. */
export const nicknamePairs: IdentityPair[] = [
  locked(['Jennifer (Jen) Harrowby', '02/11/1980'], jennifer),
  locked(['Jennifer (Jen) Harrowby', null, 'HAJE000701'], jennifer),
  locked(['Jennifer "Jen" Harrowby', 'Feb. 11, 1980'], jennifer),
  locked(['Jennifer “Jen” Harrowby', '02/11/1980'], jennifer),
  locked(['Harrowby, Jennifer (Jen)', '11 February 1980'], jennifer),
  locked(['JENNIFER (JEN) HARROWBY', '02/11/1980', 'HAJE000701'], jennifer),
  locked(['Jennifer Harrowby (Jen)', '02/11/1980'], jennifer),
  locked(['Jennifer Harrowby', '02/11/1980'], jennifer),
  locked(['Jen Harrowby', '02/11/1980'], jennifer),
  locked(['Jen Harrowby', null, 'HAJE000701'], jennifer),
  locked(['Harrowby, Jen', 'Feb. 11, 1980'], jennifer),
  toConfirm(['Jennifer (Jen) Harrowby'], jennifer),
  toConfirm(['Jennifer Harrowby'], jennifer),
  toConfirm(['Jen Harrowby'], jennifer),
  refused(['Jenny Harrowby', '02/11/1980'], jennifer),
  refused(['Jenna Harrowby'], jennifer),
  refused(['Robert (Jen) Harrowby', '02/11/1980'], jennifer),
  refused(['Jenna (Jen) Harrowby', '02/11/1980'], jennifer),
  refused(['Jen Harrowby', '11/02/1980'], jennifer),
  refused(['Jennifer (Jen) Harrowby', '02/11/1981'], jennifer),
  refused(['Jennifer (Jen) Harrow', '02/11/1980'], jennifer),
  refused(['Harrowby Jen'], jennifer),
  refused(['Jennifer Jen'], jennifer),
  refused(['Bob Kessling'], robert),
  refused(['Bob Kessling', '12/03/1955'], robert),
  refused(['Bobby Kessling', null, 'KERO000702'], robert),
  refused(['Rob Kessling'], robert),
  refused(['Robin Kessling', '12/03/1955'], robert),
  refused(['Mary (Robert) Kessling'], robert),
  refused(['Mary Kessling (Robert)', '12/03/1957'], robert),
  locked(['Siobhan "Shiv" O’Darrow', '04/29/1987'], shiv),
  locked(["Siobhan 'Shiv' O'Darrow", '04/29/1987', 'ODSI000703'], shiv),
  locked(['Shiv O’Darrow', 'Apr. 29, 1987'], shiv),
  toConfirm(['Siobhan (Shiv) O’Darrow'], shiv),
  refused(['Shivani O’Darrow', '04/29/1987'], shiv),
  refused(['Sinead (Shiv) O’Darrow', '04/29/1987'], shiv),
  locked(['William Lee (Billy) Trent', '06/11/1942'], william),
  locked(['William (Billy) Lee Trent', 'June 11, 1942'], william),
  locked(['Billy Trent', '06/11/1942'], william),
  locked(['Billy Lee Trent', null, 'TRWI000704'], william),
  toConfirm(['Billy Trent'], william),
  refused(['Bill Trent', '06/11/1942'], william),
  refused(['Lee Trent'], william),
  locked(['Bao Tran (Tina) Huynh', '09/09/1999'], bao),
  locked(['Tina Huynh', '09/09/1999'], bao),
  refused(['Tina Tran'], bao),
];
