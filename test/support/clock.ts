const RealDate = Date;

/**
 * From here on the program believes that it is so late (ISO 8601 with a zone), and time goes on from there. Timers and
 * the database keep their own clocks. Undo it with `realTime`.
 */
export function itIs(moment: string): void {
  const ahead = RealDate.parse(moment) - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...parts: [] | [value: number | string | Date]) {
      if (parts.length === 0) super(RealDate.now() + ahead);
      else super(...(parts as [number]));
    }

    static override now(): number {
      return RealDate.now() + ahead;
    }
  } as DateConstructor;
}

export function realTime(): void {
  globalThis.Date = RealDate;
}
