/** Data exceptions, broken constraints, program limits. PostgreSQL documentation, appendix A. */
const DATA_CLASSES = /^(22|23|54)/;
const UNIQUE_VIOLATION = '23505';

/** False for a lost connection, a restart, a deadlock: what goes away by trying again. */
export function isAboutTheData(error: unknown): boolean {
  return DATA_CLASSES.test(codeOf(error));
}

export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === UNIQUE_VIOLATION;
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
