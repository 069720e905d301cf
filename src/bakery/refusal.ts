/** What helps somebody who was refused: a button below the text. */
export interface Next {
  /** Of `chat/emoji.ts`. */
  readonly meaning: 'unlock';
  /** A locale key. */
  readonly says: string;
  /** Of the button. */
  readonly data: string;
}

/**
 * The shop says no, and why. Not a bug: the person gets the friendly text at `refusals.<code>`,
 * whatever was being done is rolled back, and nothing is logged as an error.
 */
export class Refusal extends Error {
  /** Below `refusals` in the locales. */
  readonly code: string;
  /** Values for the placeholders of the text; strings are escaped where the text is shown. */
  readonly params: Record<string, string | number>;
  readonly next?: Next;

  constructor(code: string, params: Record<string, string | number> = {}, next?: Next) {
    super(`Refused: ${code}`);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
    this.next = next;
  }
}
