/** JSON for a jsonb column, without the NUL and the lone surrogates that PostgreSQL refuses there. */
export function jsonbText(value: object): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'string' ? one.toWellFormed().replaceAll('\0', '') : one));
}
