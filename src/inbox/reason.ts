const LONGEST = 200;
const IDENTIFIER = /^[a-z][a-z0-9_]*$/;

/**
 * An error's name and message for a row or a log: without tokens and without what people wrote. Errors quote values
 * ('…' in SQL, "…" in JSON), so quoted text goes, except the lower-case identifiers of tables and constraints.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is no Error was thrown.';
  return `${error.name}: ${masked(error.message)}`.slice(0, LONGEST);
}

function masked(message: string): string {
  return message
    .replace(/\d+:[\w-]{20,}/g, '<token>')
    .replace(/[^\s@]+@[^\s@]+/g, '<address>')
    .replace(/"([^"]*)("|$)/g, (quoted, text) => (IDENTIFIER.test(text) ? quoted : '"…"'))
    .replace(/'[^']*('|$)/g, "'…'")
    .replace(/\+?\d[\d\s()-]{5,}\d/g, '<number>');
}
