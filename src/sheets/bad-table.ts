/**
 * A file that is no table we can read. `broken`: not what it says it is; `no-table`: something else; `no-table-in-zip`: a ZIP without; `old-excel`: of
 * before 2007, or encrypted; `other-program`: a table, as we do not read it; `quotes`: one that never ends;
 * `many-tables`: a ZIP with several; `too-large`.
 */
export class BadTable extends Error {
  readonly code:
    | 'broken'
    | 'no-table'
    | 'no-table-in-zip'
    | 'old-excel'
    | 'other-program'
    | 'quotes'
    | 'many-tables'
    | 'too-large'
    | 'empty';
  /** Where it begins, of `quotes`. */
  readonly line?: number;

  constructor(code: BadTable['code'], reason: string, line?: number) {
    super(reason);
    this.name = 'BadTable';
    this.code = code;
    this.line = line;
  }
}
