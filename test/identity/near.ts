import { type Held, type IdentityPair, judged } from './pair.ts';

const { locked, refused } = judged('near');

const jon: Held = ['Jon', 'Smythe', '1978-12-11', 'SMJO000901'];
const katherine: Held = ['Katherine', 'Reidel', '1967-01-10', 'REKA000902'];
const ng: Held = ['Li', 'Ng', '1985-06-07', 'NGLI000903'];
const married: Held = ['Ana', 'Holm-Vetter', '1990-03-04', 'HOAN000904'];
const dated: Held = ['Omar', 'Sandovar', '1955-08-10', 'SAOM000905'];
const numbered: Held = ['Mikael', 'Hurleby', '1971-10-01', 'HUMI000010'];
const compound: Held = ['Pilar', 'de la Cruz Montoya', '1960-05-30', 'DEPI000907'];

/** One letter, one digit or one day is off. */
export const nearPairs: IdentityPair[] = [
  refused(['John Smythe', '12/11/1978'], jon),
  refused(['Jon Smith', '12/11/1978'], jon),
  refused(['Jon Smyth', null, 'SMJO000901'], jon),
  refused(['Joni Smythe'], jon),
  refused(['Jonathan Smythe', '12/11/1978'], jon),
  locked(['Jon Smythe', '12/11/1978'], jon),
  refused(['Catherine Reidel', '01/10/1967'], katherine),
  refused(['Katharine Reidel', '01/10/1967'], katherine),
  refused(['Katherine Riedel', '01/10/1967'], katherine),
  refused(['Katherine Reidel', '10/01/1967'], katherine),
  refused(['Katherine Reidel', '01/10/1976'], katherine),
  refused(['Kathryn Reidel', null, 'REKA000902'], katherine),
  refused(['Li Ngo', '06/07/1985'], ng),
  refused(['Le Ng', '06/07/1985'], ng),
  refused(['Li Wong', null, 'NGLI000903'], ng),
  refused(['Lin Ng', '06/07/1985'], ng),
  refused(['Li Ng', '07/06/1985'], ng),
  locked(['Li Ng', '06/07/1985'], ng),
  refused(['Ana Holm'], married),
  refused(['Ana Vetter'], married),
  refused(['Ana Holm-Vester', '03/04/1990'], married),
  refused(['Ana Vetter-Holm'], married),
  refused(['Ana Lundgren', '03/04/1990'], married),
  locked(['Ana Holm Vetter', 'March 4, 1990'], married),
  refused(['Omar Sandovar', '08/11/1955'], dated),
  refused(['Omar Sandovar', 'Aug. 11, 1955'], dated),
  refused(['Omar Sandovar', '08/10/1956'], dated),
  refused(['Omar Sandovar', '10/08/1955'], dated),
  refused(['Omar Sandovar', '10 September 1955'], dated),
  refused(['Omar Sandovar', '1965-08-10'], dated),
  refused(['Omar Sandovar', '1955-10-08', 'SAOM000905'], dated),
  refused(['Omar Sandovar', 'Aug. 1, 1955'], dated),
  refused([null, '08/11/1955', 'SAOM000905'], dated),
  refused([null, '08/01/1955'], dated),
  refused(['Mikael Hurleby', '10/01/1971', 'HUMI000001'], numbered),
  refused(['Mikael Hurleby', null, 'HUMI000100'], numbered),
  refused(['Mikael Hurleby', null, 'HUMI000011'], numbered),
  refused([null, null, 'HUMI000001'], numbered),
  refused([null, '10/01/1971', 'HUMA000010'], numbered),
  refused(['Michaela Hurleby', '10/01/1971', 'HUMI000010'], numbered),
  refused(['Mikael Hurley', '10/01/1971', 'HUMI000010'], numbered),
  refused(['Pilar de la Rosa Montoya', '05/30/1960'], compound),
  refused(['Pilar del Campo', '05/30/1960'], compound),
  refused(['Pilar de la Cruz Montero', 'May 30, 1960'], compound),
  locked(['Pilar De la Cruz Montoya', 'May 30, 1960'], compound),
  refused(['Erik Wrenderson', '02/24/1973'], ['Erik', 'Wrendersen', '1973-02-24', 'WRER000908']),
  refused(['Sara Hoffelmann', '02/24/1973'], ['Sarah', 'Hoffelmann', '1973-02-24', 'HOSA000909']),
  refused(['Tjaard van den Berg', '01/31/1966'], ['Tjaard', 'van der Berg', '1966-01-31', 'VATJ000910']),
  refused(['Steven Brunnick', '06/23/1981'], ['Stephen', 'Brunnick', '1981-06-23', 'BRST000911']),
];
