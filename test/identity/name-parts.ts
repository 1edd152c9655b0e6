import { type Held, type IdentityPair, judged } from './pair.ts';

const suffix = judged('suffix');
const middle = judged('middle');

const ana: Held = ['Ana', 'Sampler', '1980-02-11', 'SAAN000601'];
const rhys: Held = ['Rhys', 'Calloway', '1953-09-19', 'CARH000602', { suffix: 'MD' }];
const victor: Held = ['John', 'Smithers', '1970-05-25', 'SMJO000603', { middleName: 'Victor' }];
const fifth: Held = ['Amos', 'Thackery', '1996-06-26', 'THAM000604', { suffix: 'V' }];
const anhDo: Held = ['Anh', 'Do', '1988-08-18', 'DOAN000605'];
const patricia: Held = ['Patricia', 'Graysett', '1965-10-04', 'GRPA000606', { middleName: 'Jay' }];
const al: Held = ['John', 'Smithlow', '1959-01-30', 'SMJO000607', { nickName: 'Al' }];
const luisa: Held = ['Ines', 'del Monte', '1990-12-12', 'DEIN000608', { middleName: 'Maria Luisa' }];
const plain: Held = ['Edgar', 'Fennimore', '1947-07-17', 'FEED000609'];

/** Suffixes and degrees that only one side mentions, and letters that may be one. */
export const suffixPairs: IdentityPair[] = [
  suffix.locked(['Ana Sampler Jr.', '02/11/1980', 'SAAN000601'], ana),
  suffix.locked(['Ana Sampler Jr.', 'Feb. 11, 1980'], ana),
  suffix.locked(['Ana Sampler, Jr.', null, 'SAAN000601'], ana),
  suffix.locked(['Ana Sampler MD', '02/11/1980'], ana),
  suffix.locked(['Ana Sampler, M.D.', '02/11/1980'], ana),
  suffix.locked(['Ana Sampler, PhD', null, 'SAAN000601'], ana),
  suffix.locked(['Ana Sampler RN', 'Feb. 11, 1980'], ana),
  suffix.locked(['Sampler, Ana, DDS', '02/11/1980'], ana),
  suffix.toConfirm(['Ana Sampler, MD'], ana),
  suffix.toConfirm(['Ana Sampler, PhD'], ana),
  suffix.refused(['Ana Sampler Jr.'], ana),
  suffix.refused(['Ana Sampler III'], ana),
  suffix.refused(['Ana Sampler II'], ana),
  suffix.refused(['Sampler Jr., Ana'], ana),
  suffix.refused(['Ana Sampler Jr.', '02/11/1981'], ana),
  suffix.refused(['Anna Sampler MD', '02/11/1980'], ana),
  suffix.refused(['Ana Samplers, MD', '02/11/1980'], ana),
  suffix.locked(['Rhys Calloway, MD', '09/19/1953'], rhys),
  suffix.locked(['Rhys Calloway M.D.', null, 'CARH000602'], rhys),
  suffix.locked(['Rhys Calloway', 'Sept. 19, 1953'], rhys),
  suffix.toConfirm(['Rhys Calloway, MD'], rhys),
  suffix.toConfirm(['Rhys Calloway'], rhys),
  suffix.refused(['Rhys Calloway Jr.'], rhys),
  suffix.refused(['Rhys Calloway, MD', '09/19/1983'], rhys),
  suffix.refused(['John Smithers V'], victor),
  suffix.refused(['John Smithers V.'], victor),
  suffix.locked(['John Smithers V', '05/25/1970'], victor),
  suffix.locked(['John Smithers V', null, 'SMJO000603'], victor),
  suffix.refused(['John Smithers V', '05/25/1990'], victor),
  suffix.locked(['Amos Thackery V', '06/26/1996'], fifth),
  suffix.toConfirm(['Amos Thackery V'], fifth),
  suffix.refused(['Amos Thackery IV', '06/26/1996'], fifth),
  suffix.refused(['Amos Thackery III'], fifth),
  suffix.locked(['Anh Do', '08/18/1988'], anhDo),
  suffix.locked(['Do, Anh', 'Aug. 18, 1988'], anhDo),
  suffix.toConfirm(['Anh Do'], anhDo),
  suffix.refused(['Anh Ma', '08/18/1988'], anhDo),
  suffix.refused(['Anh Do', '08/18/1988'], ['Anh', 'Le', '1988-08-18', 'LEAN000610']),
  suffix.locked(['Anh Le, DO', '08/18/1988'], ['Anh', 'Le', '1988-08-18', 'LEAN000610']),
  suffix.locked(['Jo Ma', '01/17/1975'], ['Jo', 'Ma', '1975-01-17', 'MAJO000611']),
  suffix.locked(['Mai Vi', null, 'VIMA000612'], ['Mai', 'Vi', '1969-03-08', 'VIMA000612']),
  suffix.refused(['Mai Vo', null, 'VIMA000612'], ['Mai', 'Vi', '1969-03-08', 'VIMA000612']),
];

/** Middle names and their initials, which stand before the last name or at the end behind a comma. */
export const middlePairs: IdentityPair[] = [
  middle.locked(['Patricia J. Graysett', '10/04/1965'], patricia),
  middle.locked(['Patricia J Graysett', null, 'GRPA000606'], patricia),
  middle.locked(['Patricia Jay Graysett', 'Oct. 4, 1965'], patricia),
  middle.locked(['Graysett, Patricia J.', '10/04/1965'], patricia),
  middle.locked(['Graysett, Patricia Jay', '4 October 1965', 'GRPA000606'], patricia),
  middle.locked(['PATRICIA JAY GRAYSON', '10/04/1965'], patricia),
  middle.locked(['Patricia Graysett', '10/04/1965'], patricia),
  middle.toConfirm(['Patricia J. Graysett'], patricia),
  middle.toConfirm(['Patricia Jay Graysett'], patricia),
  middle.toConfirm(['Graysett, Patricia J.'], patricia),
  middle.toConfirm(['Patricia Graysett'], patricia),
  middle.refused(['Patricia K. Graysett'], patricia),
  middle.refused(['Patricia Kay Graysett'], patricia),
  middle.refused(['Graysett, Patricia K.'], patricia),
  middle.refused(['Jay Graysett'], patricia),
  middle.refused(['J. Graysett'], patricia),
  middle.refused(['P. Graysett'], patricia),
  middle.refused(['P. J. Graysett'], patricia),
  middle.refused(['Patricia J. Gray', '10/04/1965'], patricia),
  middle.refused(['Patricia J. Graysett', '10/14/1965'], patricia),
  middle.refused(['Patricia K. Graysett', '04/10/1966'], patricia),
  middle.locked(['John V. Smithers', '05/25/1970'], victor),
  middle.locked(['Smithers, John V.', 'May 25, 1970'], victor),
  middle.locked(['John Victor Smithers', null, 'SMJO000603'], victor),
  middle.toConfirm(['John V. Smithers'], victor),
  middle.toConfirm(['John Victor Smithers'], victor),
  middle.refused(['Victor Smithers'], victor),
  middle.refused(['Victor John Smithers'], victor),
  middle.refused(['John W. Smithers'], victor),
  middle.refused(['John A. Smithlow'], al),
  middle.refused(['John A Smithlow'], al),
  middle.refused(['Smithlow, John A.'], al),
  middle.refused(['John A. Smithlow', '01/31/1959'], al),
  middle.locked(['Ines Maria Luisa del Monte', '12/12/1990'], luisa),
  middle.locked(['Ines M. L. del Monte', 'Dec. 12, 1990'], luisa),
  middle.locked(['del Monte, Ines Maria Luisa', null, 'DEIN000608'], luisa),
  middle.toConfirm(['Ines Maria Luisa del Monte'], luisa),
  middle.refused(['Ines Maria Teresa del Monte', '12/12/1992'], luisa),
  middle.refused(['Luisa del Monte', '12/12/1992'], luisa),
  middle.refused(['Edgar B. Fennimore'], plain),
  middle.refused(['Edgar E. Fennimore'], plain),
  middle.refused(['Edgar F. Fennimore'], plain),
  middle.refused(['E. Fennimore'], plain),
];
