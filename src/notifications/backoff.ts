/** 1, 3, 9 and 27 seconds after the first to the fourth try. */
export const backoffMs = (tries: number) => 1_000 * 3 ** (tries - 1);
