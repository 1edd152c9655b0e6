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
/** An invite must live so long after the visit has begun: people sign up in the waiting room, and visits begin late. */
export const OUTLIVES_BY = 1 * HOUR;
/** Nobody plans a resend for a visit that is farther away than the life of two invites. */
export const LAPSE_AHEAD = 2 * INVITE_LIFE;
/** After so many invites without joining a phone call or a letter is the better way (a judgement of ours). */
export const SENDS_ENOUGH = 5;
/** An answer shows the practice as it was up to this long ago ("may be several seconds old", API docs, High). */
export const READ_LAG = 1 * MINUTE;
/**
 * So long after a doubtful request an answer proves that it did not happen: before, the answer may be from before it.
 */
export const ABSENCE_AFTER = 1 * READ_LAG;
/** Two times this close are one invite: the stamps of pages are whole minutes, and the practice's clock is not ours. */
export const SAME_INVITE = 2 * MINUTE;
/**
 * A first invite of a list leaves only so long after a look showed that none is out: nobody looks at its line, and no
 * answer to a send tells who was first.
 */
export const FIRST_INVITE_LOOK_FRESH = 10 * SECOND;
/** A revoke leaves only so long after DrChrono was asked about the invite: in between the patient may have joined. */
export const LOOK_FRESH = 1 * MINUTE;
/** Where answers do not tell, Access History on a page proves for so long that the patient has not joined. */
export const PROOF_FRESH = 10 * MINUTE;
/** What this workstation did is kept so long. After that Access History alone should tell. */
export const KEEP_OWN_ACTS = 45 * DAY;
/** What is older goes with the next act near it, or when a list is opened: from so many records at once, so nobody waits. */
export const MOST_SWEPT_AT_ONCE = 20;

/** A write to a chart leaves only so long after its record was read: in between somebody else may change it. */
export const RECORD_FRESH_TO_WRITE = 2 * SECOND;
/** A record that does not show a write is read again so long after it, until its absence proves something. */
export const LOOKS_BACK = [3 * SECOND, 10 * SECOND, 30 * SECOND];

// How often DrChrono is asked

/** So many pages of a list answer are read: a search for one patient that needs more is no search. */
export const MOST_PAGES = 4;
/**
 * So many pages of the schedule are read: pages of 20 hold 800 appointments, which is more than a practice has in a day,
 * and it must be read whole.
 */
export const MOST_SCHEDULE_PAGES = 40;
/** A patient's record is shown for so long without asking again. */
export const RECORD_FRESH = 30 * MINUTE;
/** Before a send the record is read again once it is older than this: the address may have been corrected. */
export const RECORD_FRESH_TO_SEND = 1 * MINUTE;
/** A record that lacks an identifier is shown for so long only, since somebody is about to fill it in. */
export const MISSING_FRESH = 5 * MINUTE;
/** When a visit is, as the schedule said it, is shown for so long after the schedule was last known: about a working day. */
export const SCHEDULE_TOLD = 10 * HOUR;
/** When a visit is, as an appointment that was opened said it, is shown for so long. */
export const VISIT_FRESH = 30 * MINUTE;
/** A search or an appointment names its patient for so long: a second chart of that name may be made. */
export const WAY_FRESH = 5 * MINUTE;
/** Where an invite stands is shown for so long without asking again. */
export const STATUS_FRESH = 5 * MINUTE;
/** A page may still show one of the patients before, so each page is compared with so many of them as well. */
export const SHOWN_LATELY = 4;
/** Our own send proves that an invite went out. For so long it also stands for where that invite is. */
export const OWN_SEND_FRESH = 10 * MINUTE;
/**
 * Where more than one chart in so many is to confirm, people stop comparing (a judgement of ours), and the settings say
 * so. A morning's first few charts prove nothing.
 */
export const ONE_CHART_IN = 5;
export const FEWEST_CHARTS = 20;
/** A visit that began so long ago counts as over, although nobody has marked it (a judgement of ours). */
export const VISIT_OVER_AFTER = 2 * HOUR;
/** How a page of ours looks is kept at once, and while a person scrolls so often. */
export const KEEP_SCREEN_EVERY = 150;
/** The popup gets its list in pages of so many rows, more than it shows at once. Their names come back by themselves. */
export const WORKLIST_PAGE = 12;
/** The popup's list is judged anew after so long: offers and shown ends of operations depend on the time. */
export const WORKLIST_JUDGED = 1 * MINUTE;
/**
 * A record that this account may not see is not asked for again for so long: somebody has to change the rights first.
 */
export const NOT_VISIBLE_WAIT = 30 * MINUTE;
/** A read that failed is not made again for a mere look within so long: the pill and its card look one after the other. */
export const FAILURE_SHARED = 2 * SECOND;
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

// What a tab of the EHR may ask for

/**
 * A tab may send so many messages at once, and then one in so many milliseconds. Where a page went from patient to
 * patient without rest, its overlay sent nine a second (measured in Chromium), and its card sends about as many.
 */
export const MESSAGES_AT_ONCE = 200;
export const MESSAGE_EVERY = 20;
/**
 * A tab may have so many patients looked up at once who are not known yet, and then one in so long: as many as somebody
 * can look at, and few enough that no page spends the practice's hour.
 */
export const LOOK_UPS_AT_ONCE = 60;
export const LOOK_UP_EVERY = 20 * SECOND;

// How a request is waited for

/** The browser ends a worker whose request is answered after 30 s, so we give up before (tried in Chromium). */
export const REQUEST_TIMEOUT = 25 * SECOND;
/**
 * Where the browser says that there is no network and a request just failed, what no person pressed for is not tried
 * again for so long: each try would count against the hour and the quota of its tab.
 */
export const BELIEVED_OFFLINE = 30 * SECOND;
/** So soon after an answer its connection is still open: servers keep one for a minute or so. */
export const STILL_OPEN = 10 * SECOND;
/**
 * A `Date` header has whole seconds and the answer took a while, so a smaller difference says nothing about our clock.
 */
export const CLOCK_NOISE = 2 * SECOND;
/** A `Date` header tells no more than whole seconds, so what is dated by it may lie so far off. */
export const DATE_STEP = 1 * SECOND;

// How an operation goes on

/** Work that waits for a person, a network or the disk is tried again after so long without anybody asking. */
export const RETRY_WAIT = 1 * MINUTE;
/** Should the worker die on the way, an alarm so much later starts another, which takes up what is written down. */
export const SAFETY_NET = 30 * SECOND;
/** The browser rings no alarm of an installed extension sooner than this. */
export const EARLIEST_ALARM = 30 * SECOND;
/** No wait of ours is longer. One that ends later was noted by a clock that was wrong, or by a release that believed it. */
export const LONGEST_HOLD = 1 * HOUR;
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
/** A list's page asks for so many rows at most: more than any screen shows, with some above and below. */
export const MOST_ROWS_AT_ONCE = 100;
/** More patients than this in one list are a mistake. */
export const MOST_LIST_LINES = 2_000;

// The store on this computer

/**
 * The browser's session memory holds 10 MB. What is known of so many patients is a fifth of that, and more than a desk
 * sees in a day.
 */
export const MOST_PATIENTS_REMEMBERED = 600;

/** A database that has not opened by then counts as closed, until it does open. */
export const DISK_PATIENCE = 5 * SECOND;
