/**
 * Every duration, and every limit on requests and lists, once, with its reason. How far a reader looks around on a page
 * is said in that reader. Durations are milliseconds.
 * Facts about DrChrono carry their source and how sure it is; docs/drchrono.md explains the grades.
 */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

// What is known of an invite

/**
 * An invite lives seven days (help article, High). The hour is not said, so its end is an interval
 * (lib/invites/expiry).
 */
export const INVITE_LIFE = 7 * DAY;
/** An answer shows the practice as it was up to this long ago ("may be several seconds old", API docs, High). */
export const READ_LAG = 1 * MINUTE;
/**
 * So long after a doubtful request an answer proves that it did not happen: before, the answer may be from before it.
 */
export const ABSENCE_AFTER = 1 * READ_LAG;
/** Two times this close are one invite: the stamps of pages are whole minutes, and the practice's clock is not ours. */
export const SAME_INVITE = 2 * MINUTE;
/** A list from page or answer proves for so long that the patient has not joined, which a revoke needs. */
export const PROOF_FRESH = 10 * MINUTE;
/** What this workstation did is kept so long. After that Access History alone should tell. */
export const KEEP_OWN_ACTS = 45 * DAY;

// How often DrChrono is asked

/** So many pages of a list answer are read: a search for one patient that needs more is no search. */
export const MOST_PAGES = 4;
/** A patient's record is shown for so long without asking again. */
export const RECORD_FRESH = 30 * MINUTE;
/** The same for where an invite stands. */
export const STATUS_FRESH = 5 * MINUTE;
/** Names come back by themselves for so many rows of the popup; the others wait until someone opens them. */
export const NAMED_ROWS = 30;
/**
 * A record that this account may not see is not asked for again for so long: somebody has to change the rights first.
 */
export const NOT_VISIBLE_WAIT = 30 * MINUTE;
/** After any other failure names wait so long: what failed for one fails for the next. */
export const UNHEARD_WAIT = 1 * MINUTE;

/** Requests an hour for the whole practice, reset at the full hour (API docs, High). */
export const HOURLY_LIMIT = 500;
/** So many of them are left for presses, so that a list or a morning of charts never blocks a person. */
export const KEPT_FOR_CLICKS = 60;
/** What the background may use by itself in an hour. */
export const MOST_BACKGROUND = 60;
/** What lists may use in an hour: the rest of the practice works on beside them. */
export const MOST_BULK = 380;
/** DrChrono refuses at ten a second (client reports, Med); other workstations of the practice count too. */
export const MOST_PER_SECOND = 3;
/** A list leaves room for a press within every second, and for the lists of other workstations. */
export const MOST_BULK_PER_SECOND = 2;
/**
 * DrChrono names whole seconds in a 429, and its clock is not ours: a wait that ends so close to the full hour is the
 * hour's.
 */
export const HOUR_NAMED_ROUGHLY = 5 * SECOND;

// How a request is waited for

/** The browser ends a worker whose request is answered after 30 s, so we give up before (tried in Chromium). */
export const REQUEST_TIMEOUT = 25 * SECOND;
/** So soon after an answer its connection is still open: servers keep one for a minute or so. */
export const STILL_OPEN = 10 * SECOND;
/**
 * A `Date` header has whole seconds and the answer took a while, so a smaller difference says nothing about our clock.
 */
export const CLOCK_NOISE = 2 * SECOND;

// How an operation goes on

/** Work that waits for a person, a network or the disk is tried again after so long without anybody asking. */
export const RETRY_WAIT = 1 * MINUTE;
/** Should the worker die on the way, an alarm so much later starts another, which takes up what is written down. */
export const SAFETY_NET = 30 * SECOND;
/** The browser rings no alarm of an installed extension sooner than this. */
export const EARLIEST_ALARM = 30 * SECOND;
/** A request that was proven not to have happened is made so many times in all; after that a person is asked. */
export const MOST_ATTEMPTS = 2;
/** How an operation ended stays in sight for so long. */
export const SHOW_ENDED = 15 * MINUTE;

// Lists

/**
 * In a list, the send follows its revoke after at least this long, plus a random part of the spread. Several
 * workstations may work the same list, and revoke and send are two requests: whoever looked just before our revoke then
 * revokes before our send and meets a 404, and of two that did revoke, the one that waits longer sees the other's send
 * in its last look.
 */
export const SEND_DELAY_LEAST = 2 * SECOND;
export const SEND_DELAY_SPREAD = 5 * SECOND;
/** A revoke that is older than this was waited out already. */
export const REVOKED_JUST_NOW = 1_500;
/** A browser ends a worker that is busy for five minutes, so a list is worked in pieces well below that. */
export const PIECE_OF_LIST = 200 * SECOND;
/** What one request of a list takes: at most two a second leave, and an answer is on its way for a while. */
export const PER_LIST_REQUEST = 500;
/**
 * Where the answer to a revoke does not tell who was first, so many lines at the end of a long list are looked at
 * twice.
 */
export const LOOKED_AT_TWICE = 10;
export const LONG_LIST = 2 * LOOKED_AT_TWICE;
export const SECOND_LOOK_AFTER = 30 * SECOND;
/** More patients than this in one list are a mistake. */
export const MOST_LIST_LINES = 2_000;

// A page of the EHR and its view

/** A page is read once it has been quiet for so long after a change, */
export const PAGE_QUIET = 100;
/** but at the latest so long after the first of the changes, so that a page that never rests is read too. */
export const PAGE_UNREST = 500;
/** A script that fills a field leaves no trace that an observer sees, so the page is read twice more after so long. */
export const LATER_LOOKS = [600, 2_500];
/**
 * Asking whether an element is visible makes the browser settle its styles, so it is asked about once a frame at most.
 */
export const FRAME = 15;
/** A control must have stood still for so long before a press counts: a person needs that time to see and to stop. */
export const STAND_STILL = 300;
/** Whether a control stands still is looked at so often; a move between two looks shows at the press itself. */
export const LOOK_AT_CONTROL = 150;

/** A view's token lives so long: somebody may read for a while before pressing. */
export const VIEW_TOKEN_LIFE = 10 * MINUTE;
/** A token this old is renewed before a press goes out with it. */
export const OLD_VIEW_TOKEN = 5 * MINUTE;
/** A document uses the newest of its tokens; a few older ones may still be on their way with a press. */
export const MOST_VIEW_TOKENS_PER_DOCUMENT = 5;
export const MOST_VIEW_TOKENS = 200;
/** A page fills itself late. Until then its identity is not unreadable, it is not there yet. */
export const PAGE_PATIENCE = 2 * SECOND;
/** The end of an invite is waited for only within an invite's life: a timer further off would ring at once. */
export const LONGEST_WAIT_FOR_END = 8 * DAY;
/** The view is asked for so long after an invite's end, so that the answer is certainly from after it. */
export const PAST_THE_END = 1 * SECOND;
/** A shown time is drawn anew so often: minutes are the smallest unit that is shown. */
export const REDRAW_TIMES = 15 * SECOND;
/** A page that raises something above the overlay more often than this within the window is left to win. */
export const MOST_RAISES = 5;
export const RAISE_WINDOW = 10 * SECOND;

// The store on this computer

/** A database that has not opened by then counts as closed, until it does open. */
export const DISK_PATIENCE = 5 * SECOND;
