/** A place somebody shares outside of a question. `live` moves along, `plain` does not, `stopped` was live. */
export interface SharedPlace {
  readonly kind: 'live' | 'plain' | 'stopped';
  /** News of a message that was there before. */
  readonly isEdited: boolean;
  readonly messageId: number;
  readonly latitude: number;
  readonly longitude: number;
  /** Degrees, 1-360. */
  readonly heading?: number;
  /** Seconds since 1970 by Telegram's clock, when they were there. */
  readonly at: number;
  /** The same, when it ends to be live. */
  readonly until?: number;
}
