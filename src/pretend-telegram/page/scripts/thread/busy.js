/** A bot that never answers leaves the button spinning for this long. */
const PATIENCE_MS = 15_000;

/** Which inline buttons wait for the bot. */
export class Busy {
  #waiting = new Map();

  constructor(thread) {
    this.thread = thread;
  }

  has = (message, row, column) => this.#waiting.has(`${message}:${row}:${column}`);

  begins(message, row, column) {
    const key = `${message}:${row}:${column}`;
    this.#waiting.set(
      key,
      setTimeout(() => this.ends({ message, row, column }), PATIENCE_MS),
    );
    this.#mark(message, row, column, true);
  }

  ends({ message, row, column }) {
    const key = `${message}:${row}:${column}`;
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    this.#mark(message, row, column, false);
  }

  #mark(message, row, column, busy) {
    const button = this.thread.list.querySelector(
      `[data-message~="${message}"] [data-row="${row}"][data-column="${column}"]`,
    );
    button?.setAttribute('aria-busy', String(busy));
  }
}
