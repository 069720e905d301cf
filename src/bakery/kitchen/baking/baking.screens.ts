import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { correctBaked, openBake, recordBaked, takeSpares, typeBaked } from './bake.actions.ts';
import type { Baking } from './baking.queries.ts';

const PRESETS = [1, 6, 12, 24];
const MOST = 999;

/** One product: what is asked for, what lies there, and how many came out of the oven. */
export function bakingScreen(say: Say, baking: Baking, now: Date): Screen {
  const { productId, spare, asked } = baking;
  const pieces = Math.min(spare, asked);
  return {
    text: facts(say, baking, now).join('\n'),
    buttons: [
      ...(pieces > 0
        ? [[{ label: label('ready', say('bake.use-spare', { pieces })), data: takeSpares.write({ productId }) }]]
        : []),
      ...presets(say, baking),
      [{ label: label('edit', say('bake.type')), data: typeBaked.write({ productId }) }],
      ...correcting(say, baking),
      [{ label: label('back', say('bake.list')), data: openBake.write({ page: 0 }) }],
    ],
  };
}

function facts(say: Say, { name, stock, spare, asked, dueAt, timeZone, last }: Baking, now: Date): string[] {
  return [
    say.html('bake.product', { name }),
    asked === 0 || dueAt === null
      ? say.html('bake.nothing-asked')
      : say.html('bake.asked', { pieces: asked, time: say.time(dueAt, timeZone, now) }),
    ...(stock === null ? [] : [say.html('bake.stock', { pieces: stock })]),
    ...(spare > 0 ? [say.html('bake.spare', { pieces: spare })] : []),
    ...(last === null
      ? []
      : [
          say.html(last.correctedFrom === null ? 'bake.last' : 'bake.last-corrected', {
            pieces: last.quantity,
            was: last.correctedFrom,
            by: last.by,
            time: say.time(new Date(last.at), timeZone, now),
          }),
        ]),
    '',
    say.html('bake.how-many'),
  ];
}

/** Whoever has recorded the last batch may have mistyped it. */
function correcting(say: Say, { productId, last }: Baking): Button[][] {
  if (!last?.isMine || last.quantity === 0) return [];
  const data = correctBaked.write({ productId, batchId: last.batchId });
  return [[{ label: label('giveBack', say('bake.correct', { pieces: last.quantity })), data }]];
}

/** Just what is missing stands first and alone. */
function presets(say: Say, { productId, asked, spare, last }: Baking): Button[][] {
  const missing = Math.min(asked - Math.min(asked, spare), MOST);
  const button = (quantity: number, text: string) => {
    return { label: label('add', text), data: recordBaked.write({ productId, quantity, seenId: last?.batchId ?? 0 }) };
  };
  return [
    ...(missing > 0 ? [[button(missing, say('bake.all', { pieces: missing }))]] : []),
    PRESETS.filter((quantity) => quantity !== missing).map((quantity) => button(quantity, String(quantity))),
  ];
}
