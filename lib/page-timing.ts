import { DAY, MINUTE, SECOND } from './timing.ts';

/** Durations and limits of a page of the EHR and of its view, each with its reason. */

/** After a change nothing more of a page is observed for so long; where it changes again and again, for up to so long. */
export const WATCH_PAUSE = 20;
export const LONGEST_WATCH_PAUSE = 400;
/** A page is read once it has been quiet for so long after a change, */
export const PAGE_QUIET = 100;
/** but at the latest so long after the first of the changes, so that a page that never rests is read too. */
export const PAGE_UNREST = 500;
/**
 * Looking at a page that never rests takes at most this share of the time (3.5 ms in a second). Before that, a few looks
 * in a row may take so many milliseconds; and no rest between two looks is longer than this.
 */
export const LOOK_SHARE = 0.0035;
export const LOOK_CREDIT = 20;
export const LONGEST_REST = 2_000;
/** A page that is not drawn has no next frame, so its look comes after so long at the latest. */
export const FRAME_PATIENCE = 200;
/** A script that fills a field leaves no trace that an observer sees, so the page is read twice more after so long. */
export const LATER_LOOKS = [600, 2_500];
/**
 * Asking whether an element is visible makes the browser settle its styles, so it is asked about once a frame at most.
 */
export const FRAME = 15;
/**
 * A control must have been seen just as it is for so long before a press on it begins: a person needs that time to see
 * and to stop. (A double click takes up to half a second.)
 */
export const SEEN_LEAST = 500;
/** Whether card and control stand still is looked at so often; a change between two looks shows at the press itself. */
export const LOOK_AT_CARD = 100;
/** The browser needs at least so long between two looks at whether something is covered (IntersectionObserver v2). */
export const WATCH_DELAY = 100;

/** A view's token lives so long: somebody may read for a while before pressing. */
export const VIEW_TOKEN_LIFE = 10 * MINUTE;
/** A token this old is renewed before a press goes out with it. */
export const OLD_VIEW_TOKEN = 5 * MINUTE;
/** A document uses the newest of its tokens; a few older ones may still be on their way with a press. */
export const MOST_VIEW_TOKENS_PER_DOCUMENT = 5;
/** Tokens lie on so many shelves by tab, and so many on each: enough for the cards of a tab and of those beside it. */
export const TOKEN_SHELVES = 64;
export const MOST_TOKENS_ON_A_SHELF = 12;
/** Cards of so many tabs are known; the card of a tab that asked earlier shows nothing any more. */
export const MOST_CARD_FRAMES = 100;
/** Of so many tabs it is known whom they show. A tab that asked earlier is told of every patient's news. */
export const MOST_TABS_KNOWN = 200;
/** An opened card that knows nothing yet shows so after this long, instead of waiting for its first answer. */
export const CARD_FIRST_DRAW = 250;
/** A press on the pill whose click has not come by then was stopped by the page. */
export const LATE_CLICK = 100;
/** A card that has not drawn itself by then counts as not loaded. */
export const CARD_PATIENCE = 5 * SECOND;
/** No card is higher than this many pixels. */
export const MOST_CARD_HEIGHT = 10_000;
/** A page fills itself late. Until then its identity is not unreadable, it is not there yet. */
export const PAGE_PATIENCE = 2 * SECOND;
/** While no clock is touched, two clocks of a computer drift apart by less than this part of the time. */
export const CLOCK_DRIFT = 0.001;
/** The end of an invite is waited for only within an invite's life: a timer further off would ring at once. */
export const LONGEST_WAIT_FOR_END = 8 * DAY;
/** The view is asked for so long after an invite's end, so that the answer is certainly from after it. */
export const PAST_THE_END = 1 * SECOND;
/** What a page shows is kept so long after a change, for when it is closed and opened again. */
export const SCREEN_KEPT = 400;
/** A shown time is drawn anew so often: minutes are the smallest unit that is shown. */
export const REDRAW_TIMES = 15 * SECOND;
/** A page that raises something above the overlay more often than this within the window is left to win. */
export const MOST_RAISES = 5;
export const RAISE_WINDOW = 10 * SECOND;

/** A popup that has had one size for so long grows no more (ms). The browser takes a few frames to follow what is in it. */
export const POPUP_RESTS = 200;
