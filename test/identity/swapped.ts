import { type Held, type IdentityPair, judged } from './pair.ts';

const { locked, toConfirm, refused } = judged('swapped');

const leeKim: Held = ['Lee', 'Kim', '1968-04-23', 'KILE000301'];
const kimLee: Held = ['Kim', 'Lee', '1991-02-07', 'LEKI000302'];
const james: Held = ['James', 'Thomas', '1957-06-18', 'THJA000303', { middleName: 'Allen' }];
const jordan: Held = ['Jordan', 'Taylor', '2005-01-12', 'TAJO000304'];
const juan: Held = ['Juan', 'de la Torre', '1980-02-11', 'DEJU000305'];
const anna: Held = ['Anna', 'Nagy', '1976-09-28', 'NAAN000306'];
const an: Held = ['An', 'Nguyen', '1994-12-06', 'NGAN000307', { middleName: 'Van' }];
const maryAnn: Held = ['Mary Ann', 'Blake', '1952-03-31', 'BLMA000308'];
const scott: Held = ['Scott', 'Ryan', '1987-07-16', 'RYSC000309', { suffix: 'Jr.' }];
const xiaoming: Held = ['晓明', '李', '1983-05-05', 'LIXI000310'];
const minsu: Held = ['민수', '김', '1990-10-20', 'KIMI000311'];
const hanako: Held = ['花子', '佐藤', '1948-11-03', 'SAHA000312'];

/** First and last name change places, which only a comma or a script that puts the family first explains. */
export const swappedPairs: IdentityPair[] = [
  refused(['Kim Lee'], leeKim),
  refused(['Kim Lee', '04/23/1968'], leeKim),
  refused(['Kim Lee', null, 'LEKI000302'], leeKim),
  refused(['Kim Lee', '02/07/1991'], leeKim),
  refused(['Kim Lee', '02/07/1991', 'LEKI000302'], leeKim),
  refused(['Lee, Kim'], leeKim),
  refused(['Lee, Kim', '02/07/1991'], leeKim),
  refused(['LEE, KIM', '04/23/1968'], leeKim),
  locked(['Kim, Lee', '04/23/1968'], leeKim),
  locked(['Lee Kim', 'Apr. 23, 1968'], leeKim),
  toConfirm(['Kim, Lee'], leeKim),
  toConfirm(['Lee Kim'], leeKim),
  refused(['Lee Kim'], kimLee),
  refused(['Lee Kim', 'Feb. 7, 1991'], kimLee),
  refused(['Kim, Lee', null, 'KILE000301'], kimLee),
  locked(['Lee, Kim', 'Feb. 7, 1991', 'LEKI000302'], kimLee),
  refused(['Thomas James'], james),
  refused(['Thomas James', '06/18/1957'], james),
  refused(['Thomas Allen James'], james),
  refused(['Thomas James Allen', '06/18/1957'], james),
  refused(['James Thomas Allen'], james),
  refused(['Allen Thomas'], james),
  refused(['Allen James Thomas'], james),
  refused(['James, Thomas', '06/18/1957'], james),
  refused(['James, Thomas A.'], james),
  locked(['Thomas, James Allen', '06/18/1957'], james),
  locked(['Thomas, James A.', 'June 18, 1957'], james),
  locked(['James Allen Thomas', null, 'THJA000303'], james),
  toConfirm(['Thomas, James'], james),
  refused(['Taylor Jordan'], jordan),
  refused(['Taylor Jordan', '01/12/2005'], jordan),
  refused(['TAYLOR JORDAN', null, 'TAJO000304'], jordan),
  refused(['Jordan, Taylor', '01/12/2005'], jordan),
  locked(['Taylor, Jordan', '01/12/2005'], jordan),
  locked(['Jordan Taylor', '12 January 2005', 'TAJO000304'], jordan),
  refused(['de la Torre Juan'], juan),
  refused(['De La Torre Juan', '02/11/1980'], juan),
  refused(['Juan, de la Torre', 'Feb. 11, 1980'], juan),
  locked(['de la Torre, Juan', 'Feb. 11, 1980'], juan),
  refused(['Nagy Anna'], anna),
  refused(['Nagy Anna', '09/28/1976'], anna),
  refused(['NAGY ANNA', 'Sept. 28, 1976'], anna),
  locked(['Nagy, Anna', 'Sept. 28, 1976'], anna),
  refused(['Nguyen Van An'], an),
  refused(['Nguyen An', '12/06/1994'], an),
  locked(['Nguyen, An Van', '12/06/1994'], an),
  locked(['An Van Nguyen', 'Dec. 6, 1994'], an),
  refused(['Blake Mary Ann'], maryAnn),
  refused(['Blake Mary Ann', '03/31/1952'], maryAnn),
  refused(['Ann Mary Blake'], maryAnn),
  locked(['Blake, Mary Ann', '31 March 1952'], maryAnn),
  refused(['Ryan Scott Jr.'], scott),
  refused(['Ryan Scott', '07/16/1987'], scott),
  refused(['Scott, Ryan, Jr.', null, 'SCRY000390'], scott),
  locked(['Ryan, Scott, Jr.', '07/16/1987'], scott),
  locked(['李晓明', '05/05/1983'], xiaoming),
  locked(['李 晓明', 'May 5, 1983'], xiaoming),
  locked(['晓明 李', null, 'LIXI000310'], xiaoming),
  refused(['李晓明', '05/06/1983'], xiaoming),
  locked(['김민수', '10/20/1990'], minsu),
  locked(['김 민수', 'Oct. 20, 1990'], minsu),
  toConfirm(['민수 김'], minsu),
  locked(['佐藤 花子', '11/03/1948'], hanako),
  locked(['佐藤\u3000花子', 'Nov. 3, 1948', 'SAHA000312'], hanako),
  toConfirm(['佐藤花子'], hanako),
  refused(['Morgan Ellis', '10/14/1963'], ['Ellis', 'Morgan', '1963-10-14', 'MOEL000313']),
  refused(['Grant Kelly'], ['Kelly', 'Grant', '1979-05-19', 'GRKE000314']),
  refused(['Parker Quinn'], ['Quinn', 'Parker', '2013-08-01', 'PAQU000315']),
  refused(['Drew Blair', null, 'BLDR000399'], ['Blair', 'Drew', '1950-01-09', 'DRBL000316']),
];
