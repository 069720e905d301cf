/**
 * What a spreadsheet may take for a formula, also behind blanks, or in the wide letters that some programs make plain ones
 * of. OWASP, CSV Injection.
 */
const FORMULA = /^'*[\s\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/u;
const PHONE = /^\+\d{6,15}$/;

/** Text that no spreadsheet takes for a formula, also when it is saved as CSV later. Phone numbers are none. */
export function harmless(text: string): string {
  return FORMULA.test(text) && !PHONE.test(text) ? `'${text}` : text;
}

/** What `harmless` was given: so that a table which goes out comes back the same. */
export function harmedBack(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
