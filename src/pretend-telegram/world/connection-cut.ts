/** The line is dead: the bot gets no answer at all. */
export class ConnectionCut extends Error {}
