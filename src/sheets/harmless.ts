/** What a spreadsheet may take for a formula. OWASP, CSV Injection. */
const FORMULA = /^[=+\-@\t\r]/;
const PHONE = /^\+\d{6,15}$/;
const HIDDEN = /^'(?=[=+\-@\t\r])/;

/** Text that no spreadsheet takes for a formula, also when it is saved as CSV later. Phone numbers are none. */
export function harmless(text: string): string {
  return FORMULA.test(text) && !PHONE.test(text) ? `'${text}` : text;
}

/** What `harmless` was given: so that a table which goes out comes back the same. */
export function harmedBack(text: string): string {
  return text.replace(HIDDEN, '');
}
