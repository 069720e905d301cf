import type { FieldChanged } from '../bakery/change-field.ts';
import { label } from './emoji.ts';
import type { Field, FieldPlace } from './field.ts';
import { type Answer, type Choice, type Form, form, type Reading, showNothing } from './form.ts';
import type { Say } from './say.ts';
import type { Turn } from './turn.ts';

/** The choice that empties a field. */
const EMPTY = 0;

/** Which field of which row is asked for, and what was in it then. */
export interface FieldDraft extends FieldPlace {
  readonly rowId: number;
  readonly field: string;
  /** What the row is called; the question begins with it. */
  readonly called?: string;
  /** Where to go back to. */
  readonly page: number;
  readonly seen: unknown;
  readonly typed?: unknown;
  readonly ticked?: number[];
  readonly photo?: string | null;
  readonly place?: { readonly latitude: number; readonly longitude: number } | null;
}

/** What was answered: the value of the column, or what the one who saves makes a value of. */
export interface FieldAnswer extends Omit<FieldDraft, 'typed' | 'ticked' | 'photo' | 'place'> {
  // biome-ignore lint/suspicious/noExplicitAny: JSON of the field's kind
  readonly value: any;
}

interface FieldFormOptions {
  /** Of the form; short, stays for ever. */
  readonly id: string;
  readonly fields: readonly Field[];
  /** `<words>.<field>.name` and `<words>.<field>.ask` are what a field is called and asked for. */
  readonly words: string;
  save(turn: Turn, answer: FieldAnswer): Promise<FieldChanged>;
  /** Shows the row again. */
  show(turn: Turn, draft: FieldDraft): Promise<void>;
  /** Looks a readable value up: a name that is taken is better said at once. */
  check?(turn: Turn, draft: FieldDraft, value: unknown): Promise<Reading<unknown>>;
}

/** A form of one question: the field that its draft names. Begin it with all of `FieldDraft` that is not optional. */
export function fieldForm({ id, fields, words, save, show, check }: FieldFormOptions): Form<FieldDraft> {
  const fieldOf = (draft: Partial<FieldDraft>) => {
    const field = fields.find(({ name }) => name === draft.field);
    if (!field) throw new Error(`The form "${id}" has no field "${draft.field}".`);
    return field;
  };
  const asks = (input: string) => (draft: Partial<FieldDraft>) => fieldOf(draft).kind.input === input;
  const ask = ({ say }: Turn, draft: Partial<FieldDraft>) => ({
    text: [
      ...(draft.called ? [say.html('forms.field-of', { name: draft.called })] : []),
      say.html(`${words}.${draft.field}.ask`),
      ...current(say, fieldOf(draft), draft as FieldDraft),
    ].join('\n'),
  });
  const choices = ({ say }: Turn, draft: Partial<FieldDraft>) => [
    ...(fieldOf(draft).kind.choices?.(say) ?? []),
    ...removal(say, fieldOf(draft), draft),
  ];
  const read = async (answer: Answer, draft: Partial<FieldDraft>, turn: Turn): Promise<Reading<unknown>> => {
    const field = fieldOf(draft);
    if (field.mayBeEmpty && answer.kind === 'choice' && answer.value === EMPTY) return { value: null };
    const reading = field.kind.read(answer, draft as FieldDraft);
    return 'wrong' in reading || !check ? reading : check(turn, draft as FieldDraft, reading.value);
  };
  return form<FieldDraft>({
    id,
    steps: {
      typed: { ask, choices, read, when: asks('typed') },
      ticked: {
        ask,
        choices: ({ say }, draft) => fieldOf(draft).kind.choices?.(say) ?? [],
        several: true,
        ticked: (draft) => (draft.seen ? fieldOf(draft).kind.ticks!.in(draft.seen) : []),
        read: () => ({ wrong: 'choice' }),
        when: asks('ticked'),
      },
      photo: { ask, choices, read: read as never, when: asks('photo') },
      place: {
        ask,
        choices,
        read: read as never,
        when: asks('place'),
        shares: [{ label: 'forms.share-place', asksFor: 'location' }],
      },
    },
    async submit(turn, { typed, ticked, photo, place, ...draft }) {
      const { kind, empty = null } = fieldOf(draft);
      const value = ticked ? kind.ticks!.of(ticked) : (typed ?? photo ?? place ?? empty);
      const outcome = await save(turn, { ...draft, value });
      await show(turn, draft);
      if (!outcome.isSaved) await turn.send({ text: overtaken(turn.say, fieldOf(draft), draft, outcome) });
    },
    cancelled: show as never,
    putAside: showNothing,
  });
}

function current(say: Say, field: Field, draft: FieldDraft): string[] {
  if (draft.seen === null || draft.seen === '') return [];
  return [say.html('forms.field-now', { value: field.kind.show(say, draft.seen, draft) })];
}

function removal(say: Say, { mayBeEmpty }: Field, { seen }: Partial<FieldDraft>): Choice[][] {
  return mayBeEmpty && seen !== null && seen !== ''
    ? [[{ label: label('remove', say('forms.empty-field')), value: EMPTY }]]
    : [];
}

/** Somebody was quicker: what they wrote stays, and is told. */
function overtaken(
  say: Say,
  field: Field,
  draft: FieldDraft,
  { by, now }: Extract<FieldChanged, { isSaved: false }>,
): string {
  const value = now === null ? say('forms.nothing') : field.kind.show(say, now, draft);
  return by === null
    ? say.html('forms.field-overtaken', { value })
    : say.html('forms.field-overtaken-by', { by, value });
}
