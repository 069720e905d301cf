import { type Column, xmlOf } from './cells.ts';

/** Below are the formats that spreadsheets know by themselves. */
const FIRST_OWN_FORMAT = 164;

/** Style 0 is nobody's, 1 the titles' (bold), then one for each column. Text is text, whatever it begins with. */
export function stylesOf(columns: readonly Column[], namespace: string): string {
  const formats = columns.map(
    (column, index) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${xmlOf(formatOf(column))}"/>`,
  );
  const cells = columns.map(
    ({ kind }, index) =>
      `<xf numFmtId="${FIRST_OWN_FORMAT + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${kind === 'text' ? ' quotePrefix="1"' : ''}/>`,
  );
  return `<styleSheet xmlns="${namespace}"><numFmts count="${formats.length}">${formats.join('')}</numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${cells.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${cells.join('')}</cellXfs></styleSheet>`;
}

function formatOf({ kind, currency, digits = 2 }: Column): string {
  if (kind === 'text') return '@';
  if (kind === 'number') return '0';
  if (kind === 'time') return 'yyyy-mm-dd hh:mm';
  return `#,##0${digits > 0 ? `.${'0'.repeat(digits)}` : ''} "${currency ?? ''}"`;
}
