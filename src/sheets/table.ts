/** What was found in a file. */
export interface Table {
  readonly rows: string[][];
  /** Which of several sheets it was. */
  readonly sheet?: string;
}

export function isFilled(rows: readonly (readonly string[])[]): boolean {
  return rows.some((cells) => cells.some((cell) => cell.trim() !== ''));
}
