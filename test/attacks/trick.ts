import type { PatientRecord } from '../sandbox/person.ts';
import type { Seat } from './seat.ts';

/** The kinds of tricks, one file each. */
export type Kind = 'aim' | 'root' | 'visibility' | 'timing' | 'content script' | 'addresses' | 'people';

/** Where something of the overlay usually stands. Whoever has Invite Desk on an own computer can measure it there. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What a script of the page is told. */
export interface Known {
  /** The button that sends stands here, */
  place: Place;
  /** and the whole card here. */
  card: Place;
  /** The one thing in which tricks of the same making differ. */
  detail: string;
}

interface Named {
  name: string;
  /** `npm test` takes these too. */
  sample?: boolean;
}

/** The hands were too slow for the trick, as on a busy machine, so what came of it says nothing. */
export type TooSlow = 'too slow';
/** What a person does. It comes to `TooSlow` or to nothing. */
type Hands = (seat: Seat) => Promise<unknown>;

/** A trick that wants a press of the person to send something that the person did not see and press. */
export interface PressTrick extends Named {
  /** This runs in the page's own world before anything else does. */
  early?: () => void;
  /** This runs in the page's own world, with the card open and seen. */
  page?: (known: Known) => void | Promise<void>;
  detail?: string;
  hands: Hands;
  /**
   * In the control the page does nothing and the hands are the same. Where it is the hands by which the trick is a
   * trick, these are what they do in the control.
   */
  control?: Hands;
  /** The card is folded when the trick begins. */
  folded?: boolean;
  /**
   * The page changes how the card looks, or how the pointer over it does. Where both look as before, the card was seen
   * and pressed, so such a press may send.
   */
  changes?: 'card' | 'pointer';
  /** The overlay that the page takes away comes back by itself, so it is also looked at right before the press. */
  comesBack?: true;
  /** So many invites were seen and pressed; without it none was. */
  meant?: number;
  /** The press was meant for the patient of the seat, so an invite may go to this patient, but to nobody else. */
  mayArrive?: boolean;
  /** Whose chart it is; without it a patient whose invite is out. */
  patient?: PatientRecord;
}

/**
 * A trick that wants to learn what the card shows. In the control the same reader looks for the same words, which then
 * stand in the page itself.
 */
export interface ReadTrick extends Named {
  /** This runs in the page's own world before anything else does. */
  early?: () => void;
  /** This runs in the page's own world while the card is still to come. `name`: the element that the reader looks at. */
  before?: (name: string) => void;
  /** The person does this with the card open. `at` is a point in it. */
  hands?: (seat: Seat, at: { x: number; y: number }) => Promise<void>;
  /** This runs in the page's own world and gives everything that was learned. */
  read: (name: string) => string | Promise<string>;
  /** Put the words where this reader would find them in the page. Else they stand in an element of the page. */
  plant?: (words: string) => void | Promise<void>;
}

/**
 * A trick in the world of the content script, or in another world that must not do what it tries. Both deeds give what
 * they got; null is nothing.
 */
export interface MessageTrick extends Named {
  attempt: (worlds: Worlds) => Promise<string | null>;
  /** Whoever may do it does the same, and gets something. */
  control: (worlds: Worlds) => Promise<string | null>;
}

/** Evaluates an expression in one world, and gives what it comes to. */
export type World = (expression: string) => Promise<unknown>;

export interface Worlds {
  seat: Seat;
  /** The content script's world in the page. */
  content: World;
  /** A page of the extension in a tab of its own. */
  own: World;
  /** The card in its frame. */
  card: World;
  /** Load the chart anew and open the card, because what was tried has ended the one before. */
  openAnew(): Promise<void>;
}
