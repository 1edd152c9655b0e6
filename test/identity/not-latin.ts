import { type Held, type IdentityPair, judged } from './pair.ts';

const { locked, toConfirm, refused } = judged('notLatin');

const layla: Held = ['ليلى', 'حداد', '1970-06-02', 'HALA000401'];
const hassan: Held = ['حسن', 'الخطيب', '1988-09-15', 'ALHA000402'];
const noam: Held = ['נועם', 'בר־אילון', '1995-05-24', 'BANO000403'];
const george: Held = ['ג׳ורג׳', 'לוי', '1947-12-30', 'LEGE000404'];
const xiaolan: Held = ['晓岚', '欧阳', '1962-08-08', 'OUXI000405'];
const taiki: Held = ['タイキ', 'サトウ', '2010-03-03', 'SATA000406'];
const maria: Held = ['マリア', 'ロペス', '1989-01-19', 'LOMA000407'];
const hana: Held = ['はな', 'もりた', '2015-07-11', 'MOHA000408'];
const jiwoo: Held = ['지우', '남궁', '1999-04-14', 'NAJI000409'];
const siri: Held = ['ศิริ', 'ใจงาม', '1956-10-01', 'CHSI000410'];
const kiran: Held = ['किरण', 'देसवाल', '1982-02-18', 'DEKI000411'];
const meena: Held = ['मीना', 'कोठीवाल', '1975-11-25', 'KOME000412'];
const artyom: Held = ['Артём', 'Ковалёнко', '1993-06-09', 'KOAR000413', { middleName: 'Петрович' }];
const maryana: Held = ['Мар’яна', 'Гнатівська', '1986-03-27', 'HNMA000414'];
const giorgos: Held = ['Γιώργος', 'Παπανέμης', '1951-04-23', 'PAGI000415'];
const aram: Held = ['Արամ', 'Պետրունյան', '1978-07-07', 'PEAR000416'];
const nino: Held = ['ნინო', 'ბერიაშვილი', '2002-01-27', 'BENI000417'];
const selam: Held = ['ሰላም', 'ተስፋነህ', '1997-09-11', 'TESE000418'];
const kavitha: Held = ['கவிதா', 'ராமநேசன்', '1984-05-16', 'RAKA000419'];
const rina: Held = ['রিনা', 'সেনমজুমদার', '1966-12-16', 'SERI000420'];
const mina: Held = ['મીના', 'પટેલવાલા', '1973-10-02', 'PAMI000421'];
const gurpreet: Held = ['ਗੁਰਪ੍ਰੀਤ', 'ਸੰਧਾਵਾਲ', '1991-04-13', 'SAGU000422'];
const reza: Held = ['رضا', 'کریم\u200Cپور', '1959-03-21', 'KARE000423'];

/** The names are written in their own scripts, where a vowel may be a mark and a comma may look otherwise. */
export const notLatinPairs: IdentityPair[] = [
  locked(['ليلى حداد', '06/02/1970'], layla),
  locked(['حداد، ليلى', 'June 2, 1970'], layla),
  locked(['\u200Fليلى حداد\u200F', null, 'HALA000401'], layla),
  locked([null, '06/02/1970', 'HALA000401'], layla),
  toConfirm(['ليلى حداد'], layla),
  refused(['ليلى حداد', '06/03/1970'], layla),
  refused(['لينا حداد', '06/02/1970'], layla),
  refused(['حداد ليلى'], layla),
  locked(['حَسَن الخطيب', '09/15/1988'], hassan),
  locked(['حسن الخطيب', 'Sept. 15, 1988', 'ALHA000402'], hassan),
  refused(['حسين الخطيب', '09/15/1988'], hassan),
  refused(['حسن الخطاب'], hassan),
  locked(['נועם בר־אילון', '05/24/1995'], noam),
  locked(['נועם בר-אילון', 'May 24, 1995'], noam),
  locked(['בר־אילון, נועם', '24 May 1995', 'BANO000403'], noam),
  toConfirm(['נועם בר־אילון'], noam),
  refused(['נועה בר־אילון', '05/24/1995'], noam),
  refused(['נועם בר־אילן', '05/24/1995'], noam),
  refused(['בר־אילון נועם'], noam),
  locked(["ג'ורג' לוי", '12/30/1947'], george),
  locked(['ג’ורג’ לוי', null, 'LEGE000404'], george),
  refused(["ג'ורג'ט לוי", '12/30/1947'], george),
  locked(['欧阳晓岚', '08/08/1962'], xiaolan),
  locked(['晓岚 欧阳', 'Aug. 8, 1962'], xiaolan),
  locked(['欧阳，晓岚', null, 'OUXI000405'], xiaolan),
  toConfirm(['欧阳晓岚'], xiaolan),
  refused(['欧阳晓红', '08/08/1962'], xiaolan),
  refused(['林晓岚', '08/08/1962'], xiaolan),
  refused(['欧阳岚'], xiaolan),
  refused(['欧阳晓岚', '1962-08-18'], xiaolan),
  locked(['サトウ タイキ', '03/03/2010'], taiki),
  locked(['サトウ\u3000タイキ', 'March 3, 2010'], taiki),
  toConfirm(['タイキ サトウ'], taiki),
  refused(['サトウ ダイキ', '03/03/2010'], taiki),
  refused(['サイトウ タイキ'], taiki),
  locked(['マリア・ロペス', '01/19/1989'], maria),
  locked(['マリア ロペス', 'Jan. 19, 1989'], maria),
  refused(['マリオ・ロペス', '01/19/1989'], maria),
  refused(['マリア・ロベス', '01/19/1989'], maria),
  locked(['もりた はな', '07/11/2015'], hana),
  locked(['はな もりた', null, 'MOHA000408'], hana),
  refused(['もりた ばな', '07/11/2015'], hana),
  refused(['もりた はる'], hana),
  locked(['남궁지우', '04/14/1999'], jiwoo),
  locked(['남궁지우'.normalize('NFD'), '04/14/1999'], jiwoo),
  locked(['지우 남궁', 'Apr. 14, 1999', 'NAJI000409'], jiwoo),
  refused(['남궁지후', '04/14/1999'], jiwoo),
  refused(['남지우'], jiwoo),
  locked(['ศิริ ใจงาม', '10/01/1956'], siri),
  toConfirm(['ศิริ ใจงาม'], siri),
  refused(['ศรี ใจงาม', '10/01/1956'], siri),
  refused(['ศิริ ใจงาน', null, 'CHSI000410'], siri),
  locked(['किरण देसवाल', '02/18/1982'], kiran),
  locked(['देसवाल, किरण', null, 'DEKI000411'], kiran),
  toConfirm(['किरण देसवाल'], kiran),
  refused(['करण देसवाल', '02/18/1982'], kiran),
  refused(['करण देसवाल'], kiran),
  locked(['मीना कोठीवाल', 'Nov. 25, 1975'], meena),
  refused(['मोना कोठीवाल', 'Nov. 25, 1975'], meena),
  refused(['मीनू कोठीवाल', null, 'KOME000412'], meena),
  refused(['मीना कोठवाल'], meena),
  locked(['ज\u093Cोया देसवाल', '06/06/2001'], ['\u095Bोया', 'देसवाल', '2001-06-06', 'DEZO000424']),
  locked(['Артём Ковалёнко', '06/09/1993'], artyom),
  locked(['Артем Коваленко', '06/09/1993'], artyom),
  locked(['Артём Петрович Ковалёнко', '9 June 1993'], artyom),
  locked(['АРТЁМ П. КОВАЛЁНКО', null, 'KOAR000413'], artyom),
  locked(['Ковалёнко, Артём Петрович', 'June 9, 1993'], artyom),
  toConfirm(['Артём Ковалёнко'], artyom),
  refused(['Антон Ковалёнко', '06/09/1993'], artyom),
  refused(['Артём Иванович Ковалёнко', '08/08/1958'], artyom),
  refused(['Артём Ковальчук', '06/09/1993'], artyom),
  locked(["Мар'яна Гнатівська", '03/27/1986'], maryana),
  locked(['Мар\u02BCяна Гнатівська', 'March 27, 1986'], maryana),
  refused(['Марина Гнатівська', '03/27/1986'], maryana),
  locked(['Γιώργος Παπανέμης', '04/23/1951'], giorgos),
  locked(['ΓΙΩΡΓΟΣ ΠΑΠΑΝΕΜΗΣ', 'Apr. 23, 1951'], giorgos),
  locked(['Γιωργος Παπανεμης', null, 'PAGI000415'], giorgos),
  refused(['Γρηγόρης Παπανέμης', '04/23/1951'], giorgos),
  refused(['Παπανέμης Γιώργος'], giorgos),
  locked(['Արամ Պետրունյան', '07/07/1978'], aram),
  locked(['ԱՐԱՄ ՊԵՏՐՈՒՆՅԱՆ', null, 'PEAR000416'], aram),
  toConfirm(['Արամ Պետրունյան'], aram),
  refused(['Արմեն Պետրունյան', '07/07/1978'], aram),
  locked(['ნინო ბერიაშვილი', '01/27/2002'], nino),
  toConfirm([null, 'Jan. 27, 2002'], nino),
  refused(['ნანა ბერიაშვილი', '01/27/2002'], nino),
  locked(['ሰላም ተስፋነህ', '09/11/1997'], selam),
  toConfirm(['ሰላም ተስፋነህ'], selam),
  refused(['ሰሎም ተስፋነህ', '09/11/1997'], selam),
  refused(['ሰላም ተስፋዬ', null, 'TESE000418'], selam),
  locked(['கவிதா ராமநேசன்', '05/16/1984'], kavitha),
  locked(['ராமநேசன், கவிதா', 'May 16, 1984'], kavitha),
  refused(['கவிதன் ராமநேசன்', '05/16/1984'], kavitha),
  refused(['கவிதா ராமநேசி', '05/16/1984'], kavitha),
  locked(['রিনা সেনমজুমদার', '12/16/1966'], rina),
  refused(['রানা সেনমজুমদার', '12/16/1966'], rina),
  refused(['রিনা সেনমজুমদার', '12/16/1968'], rina),
  locked(['મીના પટેલવાલા', '10/02/1973'], mina),
  refused(['મોના પટેલવાલા', '10/02/1973'], mina),
  locked(['ਗੁਰਪ੍ਰੀਤ ਸੰਧਾਵਾਲ', 'Apr. 13, 1991'], gurpreet),
  refused(['ਹਰਪ੍ਰੀਤ ਸੰਧਾਵਾਲ', 'Apr. 13, 1991'], gurpreet),
  locked(['رضا کریم\u200Cپور', '03/21/1959'], reza),
  locked(['کریم\u200Cپور، رضا', null, 'KARE000423'], reza),
  refused(['رضا کریمی', '03/21/1959'], reza),
  locked(['రాము వెంకటేశం', '08/14/1990'], ['రాము', 'వెంకటేశం', '1990-08-14', 'VERA000425']),
  refused(['రమ వెంకటేశం', '08/14/1990'], ['రాము', 'వెంకటేశం', '1990-08-14', 'VERA000425']),
  locked(['ರೂಪಾ ಹೆಗ್ಗಾರ', '03/30/1987'], ['ರೂಪಾ', 'ಹೆಗ್ಗಾರ', '1987-03-30', 'HERU000426']),
  refused(['ದೀಪಾ ಹೆಗ್ಗಾರ', '03/30/1987'], ['ರೂಪಾ', 'ಹೆಗ್ಗಾರ', '1987-03-30', 'HERU000426']),
  locked(['അനില നായരത്ത്', null, 'NAAN000427'], ['അനില', 'നായരത്ത്', '1981-01-01', 'NAAN000427']),
  locked(['សុខា ចាន់ណារី', '04/16/1972'], ['សុខា', 'ចាន់ណារី', '1972-04-16', 'CHSO000428']),
  refused(['សុខី ចាន់ណារី', '04/16/1972'], ['សុខា', 'ចាន់ណារី', '1972-04-16', 'CHSO000428']),
];
