/** A picture kept in the `photo` table; whoever shows it knows how to send it. */
export interface Photo {
  readonly photoId: number;
}

/** A picture that is made for its reader and kept by nobody. */
export interface MadePicture {
  readonly name: string;
  /** PNG or JPEG. */
  readonly bytes: Uint8Array;
}

/** A file that is made for its reader and kept by nobody. */
export type MadeFile =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array };

/** A map that moves until then; `over` ends one that moves. `heading` in degrees, 1-360. */
export type LivePlace =
  | { readonly latitude: number; readonly longitude: number; readonly heading: number | null; readonly until: Date }
  | 'over';

/** A part of a group with topics: one of its board's, made when it is first needed, or the one somebody writes in. */
export type Topic = { readonly key: 'kitchen' | 'couriers'; readonly name: string } | { readonly thread: number };

export type Button =
  | { readonly label: string; readonly data: string }
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly copy: string };

/** Buttons below the typing line; only a sent message can bring them, an edited one cannot. */
export type Keyboard =
  | 'remove'
  | readonly (readonly ({ label: string } | { label: string; asksFor: 'contact' | 'location' })[])[];

/**
 * What a person sees: one message. Pure data, made by a pure function `(say, data) → Screen`.
 * `text` is HTML as `say.html` makes it, 1-4096 characters (1024 with a photo or a document).
 */
export interface Screen {
  readonly text: string;
  readonly photo?: Photo | MadePicture;
  /** Sent and never edited. */
  readonly document?: MadeFile;
  /** Instead of words, and then `text` is empty. */
  readonly place?: LivePlace;
  /** Where in a group it is sent; elsewhere it means nothing. */
  readonly topic?: Topic;
  readonly buttons?: readonly (readonly Button[])[];
  readonly keyboard?: Keyboard;
}
