import { type Held, type IdentityPair, judged } from './pair.ts';

const { locked, toConfirm, refused } = judged('other');

const jenny: Held = ['Jenny', 'Harrisford', '1980-02-11', 'HAJE001001'];
const summer: Held = ['Summer', 'Day', '1999-06-21', 'DASU001002'];
const will: Held = ['Will', 'Plan', '1972-10-13', 'PLWI001003'];
const may: Held = ['May', 'Note', '1946-05-01', 'NOMA001004'];
const april: Held = ['April', 'March', '2008-04-30', 'MAAP001005'];
const dian: Held = ['Dian', 'Dian', '1994-07-19', 'DIDI001006'];
const sari: Held = ['Dian', 'Sarini', '1994-07-20', 'SADI001007'];
const mononym: Held = ['', 'Suhartono', '1938-08-17', 'SUXX001008'];
const firstOnly: Held = ['Ingramo', '', '1959-02-20', 'XXIN001009'];
const o: Held = ['Yun', 'O', '1977-03-13', 'OXYU001010'];
const long: Held = [
  'Maria-Magdalena Theodora',
  'von Hohenfeld-Wiesengrund zu Altenbrück',
  '1933-01-06',
  'VOMA001011',
  { middleName: 'Wilhelmine Adelgunde' },
];

/** Practice additions, names that are words of the screen, one-word, short, long and doubled names. */
export const otherPairs: IdentityPair[] = [
  locked(['Jenny Harrisford [self-pay]', '02/11/1980'], jenny),
  locked(['Jenny Harrisford [self-pay]', null, 'HAJE001001'], jenny),
  locked(['Jenny Harrisford : VIP', 'Feb. 11, 1980'], jenny),
  locked(['Jenny Harrisford: VIP', '02/11/1980'], jenny),
  locked(['Jenny Harrisford (new patient)', '02/11/1980', 'HAJE001001'], jenny),
  locked(['Harrisford, Jenny (new patient)', '02/11/1980'], jenny),
  locked(['Harrisford, Jenny [self-pay]', '11 February 1980'], jenny),
  locked(['Jenny Harrisford *', '02/11/1980'], jenny),
  locked(['Ms. Jenny Harrisford', '02/11/1980'], jenny),
  locked(['Ms. Jenny Harrisford', null, 'HAJE001001'], jenny),
  refused(['Jenny Harrison [self-pay]', '02/11/1980'], jenny),
  refused(['Jenna Harrisford [self-pay]', '02/11/1980'], jenny),
  refused(['Jenny Harrisford [self-pay]', '02/12/1980'], jenny),
  refused(['Jenny Harrisford : VIP', null, 'HAJE001010'], jenny),
  refused(['Jenna Harrisford : VIP'], jenny),
  refused(['Otto Harrisford (new patient)', '02/11/1980', 'HAJE001001'], jenny),
  refused(['Mr. Otto Harrisford', '02/11/1980'], jenny),
  refused(['Otto Harrisford (Jenny)', '02/11/1980'], jenny),
  locked(['Summer Day', '06/21/1999'], summer),
  locked(['Day, Summer', 'June 21, 1999'], summer),
  toConfirm(['Summer Day'], summer),
  refused(['Summer Night', '06/21/1999'], summer),
  refused(['Day Summer'], summer),
  locked(['Will Plan', '10/13/1972'], will),
  locked(['Plan, Will', null, 'PLWI001003'], will),
  toConfirm(['Will Plan'], will),
  refused(['Willa Plan', '10/13/1972'], will),
  refused(['Will Plant', '10/13/1972'], will),
  locked(['May Note', 'May 1, 1946'], may),
  locked(['MAY NOTE', '1 May 1946', 'NOMA001004'], may),
  toConfirm(['Note, May'], may),
  refused(['May Note', 'May 11, 1946'], may),
  refused(['June Note', 'May 1, 1946'], may),
  locked(['April March', 'April 30, 2008'], april),
  locked(['March, April', '04/30/2008'], april),
  refused(['March April', '04/30/2008'], april),
  refused(['April, March', '04/30/2008'], april),
  refused(['April March', 'March 30, 2008'], april),
  locked(['Mark Chart', '09/08/1964'], ['Mark', 'Chart', '1964-09-08', 'CHMA001012']),
  locked(['Grace Close', null, 'CLGR001013'], ['Grace', 'Close', '1950-02-03', 'CLGR001013']),
  locked(['Pat Patient', '12/24/1985'], ['Pat', 'Patient', '1985-12-24', 'PAPA001014']),
  locked(['Art Save', 'Jan. 7, 2001'], ['Art', 'Save', '2001-01-07', 'SAAR001015']),
  toConfirm(['Bill Active'], ['Bill', 'Active', '1956-06-16', 'ACBI001016']),
  refused(['Bill Inactive', '06/16/1956'], ['Bill', 'Active', '1956-06-16', 'ACBI001016']),
  locked(['Dian Dian', '07/19/1994'], dian),
  locked(['Dian, Dian', null, 'DIDI001006'], dian),
  toConfirm(['Dian Dian'], dian),
  refused(['Dian Diana', '07/19/1994'], dian),
  refused(['Dian Dian', '07/20/1994'], dian),
  refused(['Dian Dian', '07/20/1994'], sari),
  refused(['Sarini Sarini', '07/20/1994'], sari),
  locked(['Dian Sarini', 'July 20, 1994'], sari),
  locked(['Suhartono', '08/17/1938', 'SUXX001008'], mononym),
  refused(['Sukarnoto', '08/17/1938', 'SUXX001008'], mononym),
  refused(['Suhartono', '08/17/1983'], mononym),
  refused(['Suhartini'], mononym),
  locked(['Ingramo', '02/20/1959', 'XXIN001009'], firstOnly),
  refused(['Ingrid', '02/20/1959', 'XXIN001009'], firstOnly),
  refused(['Ingramo', '02/22/1959'], firstOnly),
  locked(['Yun O', '03/13/1977'], o),
  locked(['O, Yun', 'March 13, 1977'], o),
  toConfirm(['Yun O'], o),
  refused(['Yun Oh', '03/13/1977'], o),
  refused(['Yun-Ah O', '03/13/1997'], o),
  locked(['Wu Ng', null, 'NGWU001017'], ['Wu', 'Ng', '1964-04-04', 'NGWU001017']),
  locked(['Bo Xu', '12/31/1999'], ['Bo', 'Xu', '1999-12-31', 'XUBO001018']),
  locked(['Maria-Magdalena Theodora von Hohenfeld-Wiesengrund zu Altenbrück', '01/06/1933'], long),
  locked(
    [
      'Maria-Magdalena Theodora Wilhelmine Adelgunde von Hohenfeld-Wiesengrund zu Altenbrück',
      '6 January 1933',
    ],
    long,
  ),
  locked(['von Hohenfeld-Wiesengrund zu Altenbrück, Maria-Magdalena Theodora', null, 'VOMA001011'], long),
  refused(['Maria-Magdalena Theodora von Hohenfeld-Wiesental zu Altenbrück', '01/06/1933'], long),
  refused(['Maria-Magdalena Dorothea von Hohenfeld-Wiesengrund zu Altenbrück', '01/06/1933'], long),
  locked(['Test2 Patientia', '01/02/1970'], ['Test2', 'Patientia', '1970-01-02', 'PATE001019']),
  refused(['Test3 Patientia', '01/02/1970'], ['Test2', 'Patientia', '1970-01-02', 'PATE001019']),
  locked(['Otto Otto', '05/15/1955'], ['Otto', 'Otto', '1955-05-15', 'OTOT001020']),
];
