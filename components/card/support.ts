/** What a person can hand to support, from the page the card is on. */
export interface Support {
  /** How the page is built, without its content; null where the page has moved on. */
  outline(): Promise<string | null>;
  /** Put a text on the clipboard; false when the browser or the page does not allow it. */
  copy(text: string): Promise<boolean>;
}
