const LONGEST = 300;

/** Why something failed, for a row or a log. A database error's own text may hold the values it was about. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, LONGEST);
  const { code } = error as { code?: unknown };
  const isFromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E');
  return (isFromDatabase ? `${error.name} ${code}` : `${error.name}: ${error.message}`).slice(0, LONGEST);
}

/** Where in our code it happened, without the text of the error. */
export function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
