const WHILE_MS = 60_000;

/** Says the same text at most once a minute: while its store is away BullMQ reports every single attempt. */
export function onceInAWhile(say: (text: string) => unknown): (text: string) => void {
  const saidAt = new Map<string, number>();
  return (text) => {
    const now = Date.now();
    for (const [other, at] of saidAt) if (now - at >= WHILE_MS) saidAt.delete(other);
    if (saidAt.has(text)) return;
    saidAt.set(text, now);
    say(text);
  };
}
