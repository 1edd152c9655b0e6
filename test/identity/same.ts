import { type Held, type IdentityPair, judged } from './pair.ts';

const { locked, toConfirm, refused } = judged('same');

const olive: Held = ['Olive', 'Pruitt', '1955-08-10', 'PROL000012'];
const tobin: Held = ['Tobin', 'Quellmar', '1931-09-04', 'QUTO000013'];
const undated: Held = ['Hesper', 'Nightgrove', null, 'NIHE000014'];
const unnumbered: Held = ['Corwin', 'Haspel', '2019-03-09'];
const marisol: Held = ['Marisol', 'de la Cruz', '1974-12-01', 'DEMA000015'];
const tjaard: Held = ['Tjaard', 'Van der Berg', '1966-01-31', 'VATJ000016'];
const imani: Held = ['Imani', 'Smith-Jones', '2000-02-29', 'SMIM000017'];

/** The page shows the record's own patient, in the ways in which headers and lists write one. */
export const samePairs: IdentityPair[] = [
  locked(['Olive Pruitt', '08/10/1955', 'PROL000012'], olive),
  locked(['Olive Pruitt', '8/10/1955'], olive),
  locked(['Olive Pruitt', 'Aug. 10, 1955'], olive),
  locked(['Olive Pruitt', 'Aug 10, 1955'], olive),
  locked(['Olive Pruitt', 'August 10, 1955'], olive),
  locked(['Olive Pruitt', '10 August 1955'], olive),
  locked(['Olive Pruitt', '10 Aug 1955'], olive),
  locked(['Olive Pruitt', '1955-08-10'], olive),
  locked(['Olive Pruitt', '08-10-1955'], olive),
  locked(['Olive Pruitt', null, 'PROL000012'], olive),
  locked([null, '08/10/1955', 'PROL000012'], olive),
  locked([null, 'Aug. 10, 1955', 'PROL000012'], olive),
  locked(['Pruitt, Olive', '08/10/1955'], olive),
  locked(['Pruitt,Olive', '08/10/1955'], olive),
  locked(['PRUITT, OLIVE', 'Aug. 10, 1955'], olive),
  locked(['OLIVE PRUITT', '08/10/1955'], olive),
  locked(['olive pruitt', null, 'PROL000012'], olive),
  locked(['Olive  Pruitt', '08/10/1955'], olive),
  toConfirm(['Olive Pruitt'], olive),
  toConfirm(['Pruitt, Olive'], olive),
  toConfirm(['OLIVE PRUITT'], olive),
  toConfirm([null, '08/10/1955'], olive),
  toConfirm([null, '10 August 1955'], olive),
  toConfirm([null, null, 'PROL000012'], olive),
  locked(['Tobin Quellmar', 'Sept. 4, 1931', 'QUTO000013'], tobin),
  locked(['Tobin Quellmar', 'Sep 4, 1931'], tobin),
  locked(['Tobin Quellmar', '9/4/1931'], tobin),
  locked(['Quellmar, Tobin', '4 September 1931'], tobin),
  toConfirm([null, 'Sept. 4, 1931'], tobin),
  locked(['Hesper Nightgrove', null, 'NIHE000014'], undated),
  locked(['Nightgrove, Hesper', null, 'NIHE000014'], undated),
  toConfirm(['Hesper Nightgrove'], undated),
  toConfirm([null, null, 'NIHE000014'], undated),
  refused(['Hesper Nightgrove', null, 'NIHE000041'], undated),
  locked(['Corwin Haspel', '03/09/2019'], unnumbered),
  locked(['Haspel, Corwin', 'March 9, 2019'], unnumbered),
  toConfirm(['Corwin Haspel'], unnumbered),
  refused(['Corwin Haspel', '09/03/2019'], unnumbered),
  locked(['Marisol de la Cruz', '12/01/1974', 'DEMA000015'], marisol),
  locked(['Marisol De La Cruz', 'Dec. 1, 1974'], marisol),
  locked(['de la Cruz, Marisol', '1974-12-01'], marisol),
  locked(['DE LA CRUZ, MARISOL', null, 'DEMA000015'], marisol),
  toConfirm(['Marisol de la Cruz'], marisol),
  locked(['Tjaard Van der Berg', '01/31/1966'], tjaard),
  locked(['Tjaard van der Berg', 'Jan. 31, 1966', 'VATJ000016'], tjaard),
  locked(['Van der Berg, Tjaard', '31 January 1966'], tjaard),
  toConfirm(['VAN DER BERG, TJAARD'], tjaard),
  locked(['Imani Smith-Jones', '02/29/2000'], imani),
  locked(['Imani Smith Jones', 'Feb. 29, 2000', 'SMIM000017'], imani),
  locked(['Smith-Jones, Imani', '29 February 2000'], imani),
  locked([null, '2/29/2000', 'SMIM000017'], imani),
  toConfirm(['Imani Smith-Jones'], imani),
  locked(['Rosa Oyelaran', 'May 1, 1962'], ['Rosa', 'Oyelaran', '1962-05-01', 'OYRO000018']),
  locked(['Bram Tollivan', 'Oct. 12, 1944'], ['Bram', 'Tollivan', '1944-10-12', 'TOBR000019']),
  locked(['Linnea Crossfell', '11/11/2011'], ['Linnea', 'Crossfell', '2011-11-11', 'CRLI000020']),
  locked([null, '07/07/1977', 'WIPE000021'], ['Petra', 'Windle', '1977-07-07', 'WIPE000021']),
  toConfirm([null, null, 'WIPE000021'], ['Petra', 'Windle', '1977-07-07', 'WIPE000021']),
  locked(['Anselm Dovercot', 'June 30, 1999'], ['Anselm', 'Dovercot', '1999-06-30', 'DOAN000022']),
];
