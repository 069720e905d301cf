import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { dateAt } from '../../shops/hours/opening.ts';
import { drawSheet } from './draw-sheet.ts';
import { layOutSheet } from './lay-out-sheet.ts';
import type { Sheet } from './sheet.queries.ts';

/** A page to print, for the wall beside the oven. */
export function sheetScreen(say: Say, sheet: Sheet): Screen {
  const bytes = drawSheet(layOutSheet(say, sheet));
  return { text: say.html('bake.sheet.caption'), document: { name: nameOf(sheet), bytes } };
}

/** `bake-2026-11-20.pdf`: the same in every language, sorted by date. */
function nameOf({ day, timeZone }: Sheet): string {
  return `bake-${dateAt(day, timeZone)}.pdf`;
}
