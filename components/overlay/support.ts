/** What a person can hand to support, from the page the card is on. */
export interface Support {
  /** How the page is built, without its content. */
  outline(): string;
  /** Put a text on the clipboard; false when the browser or the page does not allow it. */
  copy(text: string): Promise<boolean>;
}
