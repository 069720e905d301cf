/**
 * A file that is no table we can read. `broken`: not what it says it is; `no-table`: something else; `many-tables`: a ZIP
 * with several; `too-large`.
 */
export class BadTable extends Error {
  readonly code: 'broken' | 'no-table' | 'many-tables' | 'too-large' | 'empty';

  constructor(code: BadTable['code'], reason: string) {
    super(reason);
    this.name = 'BadTable';
    this.code = code;
  }
}
