import { type Held, type IdentityPair, judged } from './pair.ts';

const { locked, toConfirm, refused } = judged('twins');

const ana: Held = ['Ana', 'Merriden', '2012-06-14', 'MEAN000101'];
const jon: Held = ['Jon', 'Castlow', '1990-11-02', 'CAJO000103'];
const maria: Held = ['Maria', 'Olvera-Pinto', '1985-05-21', 'OLMA000105'];
const ethan: Held = ['Ethan', 'Brookhurst', '2003-10-08', 'BRET000107'];
const aisha: Held = ['Aisha', 'Kamande', '2016-01-05', 'KAAI000109'];
const lena: Held = ['Lena', 'Hartwell', '1979-07-30', 'HALE000111', { middleName: 'Rose' }];
const kai: Held = ['Kai', 'Nakoa', '2020-12-25', 'NAKA000113'];
const minh: Held = ['Minh', 'Tran', '1998-03-17', 'TRMI000115'];
const elise: Held = ['Elise', "O'Farren", '1969-09-09', 'OFEL000117', { nickName: 'Ellie' }];

/** Two children of one birth share last name, birth date, address and phone: only first name and chart id tell them apart. */
export const twinPairs: IdentityPair[] = [
  refused(['Anna Merriden', '06/14/2012'], ana),
  refused(['Anna Merriden', 'June 14, 2012', 'MEAN000102'], ana),
  refused(['Anna Merriden', null, 'MEAN000102'], ana),
  refused(['Anna Merriden'], ana),
  refused(['Merriden, Anna', '06/14/2012'], ana),
  refused(['Anya Merriden', '06/14/2012'], ana),
  refused(['Ava Merriden', '2012-06-14'], ana),
  refused(['Anna Merriden', '06/14/2012', 'MEAN000101'], ana),
  refused([null, '06/14/2012', 'MEAN000102'], ana),
  refused(['Ana Merriden', '06/14/2012', 'MEAN000102'], ana),
  locked(['Ana Merriden', '06/14/2012', 'MEAN000101'], ana),
  locked(['Merriden, Ana', 'June 14, 2012'], ana),
  toConfirm(['Ana Merriden'], ana),
  refused(['John Castlow', '11/02/1990'], jon),
  refused(['John Castlow', 'Nov. 2, 1990', 'CAJO000104'], jon),
  refused(['Castlow, John', null, 'CAJO000103'], jon),
  refused(['Jan Castlow', '2 November 1990'], jon),
  refused(['Joan Castlow', '11/02/1990'], jon),
  refused(['JOHN CASTLOW', '11/02/1990'], jon),
  locked(['JON CASTLOW', '11/02/1990'], jon),
  toConfirm(['Castlow, Jon'], jon),
  refused(['Marta Olvera-Pinto', '05/21/1985'], maria),
  refused(['Mario Olvera-Pinto', '05/21/1985'], maria),
  refused(['Mariah Olvera-Pinto', '05/21/1985', 'OLMA000106'], maria),
  refused(['Olvera-Pinto, Marie', 'May 21, 1985'], maria),
  locked(['María Olvera Pinto', 'May 21, 1985'], maria),
  refused(['Evan Brookhurst', '10/08/2003'], ethan),
  refused(['Nathan Brookhurst', 'Oct. 8, 2003'], ethan),
  refused(['Ethel Brookhurst', '10/08/2003', 'BRET000108'], ethan),
  refused(['Brookhurst, Evan', '10/08/2003', 'BRET000107'], ethan),
  refused(['Ethan Brookhurst', null, 'BRET000108'], ethan),
  locked(['Ethan Brookhurst', 'Oct. 8, 2003'], ethan),
  refused(['Asha Kamande', '01/05/2016'], aisha),
  refused(['Iman Kamande', 'Jan. 5, 2016', 'KAIM000110'], aisha),
  refused(['Aisha-Iman Kamande', null, 'KAIM000110'], aisha),
  refused(['Kamande, Asha'], aisha),
  locked(['Aisha Kamande', '5 January 2016', 'KAAI000109'], aisha),
  refused(['Lina Hartwell', '07/30/1979'], lena),
  refused(['Lina Rose Hartwell', '07/30/1979'], lena),
  refused(['Leah R. Hartwell', 'July 30, 1979'], lena),
  refused(['Helena Hartwell', '07/30/1979', 'HAHE000112'], lena),
  locked(['Lena R. Hartwell', 'July 30, 1979'], lena),
  refused(['Kaia Nakoa', '12/25/2020'], kai),
  refused(['Kei Nakoa', 'Dec. 25, 2020'], kai),
  refused(['Nakoa, Kaia', '25 December 2020', 'NAKA000114'], kai),
  locked(['Nakoa, Kai', '25 December 2020'], kai),
  refused(['Linh Tran', '03/17/1998'], minh),
  refused(['Minh-Anh Tran', null, 'TRMI000116'], minh),
  refused(['Mihn Tran', '03/17/1998'], minh),
  refused(['Binh Tran', 'March 17, 1998', 'TRBI000116'], minh),
  locked(['Minh Tran', 'March 17, 1998'], minh),
  refused(["Elsie O'Farren", '09/09/1969'], elise),
  refused(["Eliza O'Farren", 'Sept. 9, 1969'], elise),
  refused(['Elsie (Ellie) O’Farren', '09/09/1969'], elise),
  refused(["O'Farren, Eloise", '09/09/1969', 'OFEL000118'], elise),
  locked(['Elise O’Farren', '09/09/1969', 'OFEL000117'], elise),
  refused(['Michaela Sturgisson', '02/19/2009'], ['Michael', 'Sturgisson', '2009-02-19', 'STMI000119']),
  refused(['Michelle Sturgisson', '02/19/2009'], ['Michele', 'Sturgisson', '2009-02-19', 'STMI000120']),
  refused(['Daniela Ferrow', 'Apr. 3, 2014'], ['Daniel', 'Ferrow', '2014-04-03', 'FEDA000121']),
  refused(
    ['Danielle Ferrow', 'Apr. 3, 2014', 'FEDA000122'],
    ['Daniele', 'Ferrow', '2014-04-03', 'FEDA000123'],
  ),
  refused(['Simone Adeyemo', '08/22/2018'], ['Simon', 'Adeyemo', '2018-08-22', 'ADSI000124']),
  refused(['Zoe Lindqvist', '1995-10-30'], ['Chloe', 'Lindqvist', '1995-10-30', 'LICH000125']),
  refused(['Taiwo Balogan', '06/06/2006'], ['Kehinde', 'Balogan', '2006-06-06', 'BAKE000126']),
  refused(['Esau Isakson', '10 May 1948'], ['Jacob', 'Isakson', '1948-05-10', 'ISJA000127']),
];
