/**
 * A message that Telegram could not turn into the next screen (a picture into a list) and the one that took its place:
 * of two quick taps the second still comes from the first message, and must not bring a second list.
 */
export interface Replaced {
  readonly from: number;
  readonly to: number;
}

/** The last replacement as a session's row keeps it. */
export function replacedIn(session: object): Replaced | undefined {
  const { replaced } = session as { replaced?: Partial<Replaced> };
  const { from, to } = replaced ?? {};
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : undefined;
}
