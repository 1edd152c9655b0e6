import type { CardMoment, PageMoment, SeenOnPage, Watched } from './switching-page.ts';

/** One press of the mouse in a card: whom the card named when it went down and up. `at` is epoch ms. */
export interface Press {
  at: number;
  down: number | null;
  click: number | null;
  /** It was in the question that comes before a repeat within a day. */
  answers: boolean;
}

export interface Judged {
  frames: number;
  droppedSteps: number;
  /** What a person would have seen of somebody who is not the patient of the page. */
  wrong: string[];
  /** Each rest took so many milliseconds until the right patient was shown; -1: never. */
  arrivals: number[];
  presses: Press[];
}

/** A span in which page and pill did not change, with the names that the card showed in it. */
interface Span extends PageMoment {
  until: number;
  names: { name: string; at: number }[];
}

/** Put together what the page's side and the cards were seen to show. The card's process has a clock of its own pace. */
export function judgeSwitching(
  page: Omit<SeenOnPage, 'run'>,
  cards: readonly CardMoment[],
  watched: readonly Watched[],
  neutral: string,
): Judged {
  const quiet = new RegExp(neutral);
  const patientOf = (name: string) => watched.find(({ lastName }) => name.includes(lastName))?.id ?? null;
  const spans = page.moments.map((moment, index): Span => {
    const until = page.moments[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return {
      ...moment,
      until,
      names: moment.card === null ? [] : namesIn(cards, moment.card, moment.at, until),
    };
  });
  const wrongIn = ({ page: shown, address, wrongPill, names }: Span) => [
    ...(wrongPill === null ? [] : [`pill "${wrongPill}" over ${shown} at ${address}`]),
    ...names
      .filter(({ name }) => name !== '' && !quiet.test(name))
      .filter(({ name }) => patientOf(name) !== shown || shown !== address)
      .map(({ name }) => `card "${name}" over ${shown} at ${address}`),
  ];
  const arrival = ({ to, at, until }: SeenOnPage['rests'][number]) => {
    const times = spans
      .filter((span) => span.address === to && span.until > at && span.at < until)
      .flatMap((span) => [
        ...(span.rightPill ? [span.at] : []),
        ...span.names.filter(({ name }) => patientOf(name) === to).map((shown) => shown.at),
      ])
      .filter((time) => time >= at && time <= until);
    return times.length > 0 ? Math.min(...times) - at : -1;
  };
  return {
    frames: page.frames,
    droppedSteps: page.droppedSteps,
    wrong: spans.flatMap(wrongIn),
    arrivals: page.rests.map(arrival),
    presses: cards
      .filter((moment) => moment.kind === 'press')
      .map(({ at, down, click, answers }) => ({
        ...{ at, down: patientOf(down), click: patientOf(click), answers },
      })),
  };
}

/** The names that this card showed between two moments, the one it began with included. */
function namesIn(cards: readonly CardMoment[], card: string, from: number, until: number) {
  const own = cards.filter((moment) => moment.kind === 'shows' && moment.card === card && moment.at < until);
  const first = own.findLastIndex(({ at }) => at <= from);
  return own
    .slice(Math.max(0, first))
    .flatMap((moment) =>
      moment.kind === 'shows' ? [{ name: moment.name, at: Math.max(moment.at, from) }] : [],
    );
}
