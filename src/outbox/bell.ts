/** Wakes one waiter; a ring that comes while nobody waits is kept for the next wait. */
export interface Bell {
  ring(): void;
  /** Resolves when it rings, at the latest after so many milliseconds. */
  heard(withinMs: number): Promise<void>;
}

/** A bell that has not been rung. */
export function bell(): Bell {
  let rung = false;
  let wakeUp = () => {};
  return {
    ring() {
      rung = true;
      wakeUp();
    },
    async heard(withinMs) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, withinMs);
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
    },
  };
}
