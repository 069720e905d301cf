import type { Action } from './action.ts';
import type { AnyForm, Form, SentFile } from './form.ts';
import type { InlineHandler } from './inline.ts';
import type { Hearers, Notice } from './notice.ts';
import type { SharedPlace } from './shared-place.ts';
import type { Turn } from './turn.ts';

export type ActionHandler = (turn: Turn, values: Record<string, number>) => Promise<void>;
/** `words` is what follows a command, or the rest of a deep link after its prefix; may be empty. */
export type WordsHandler = (turn: Turn, words: string) => Promise<void>;

/** A group that somebody has written or tapped in. */
export interface InGroup {
  /** Telegram's, below zero. */
  readonly chatId: number;
  readonly title: string;
  readonly isForum: boolean;
}

/** `values` are the button's; none of a command. What it shows is seen by all in the group. */
export type GroupHandler = (turn: Turn, values: Record<string, number>, group: InGroup) => Promise<void>;

/** @returns false when it is for nobody here. */
export type FileHandler = (turn: Turn, file: SentFile) => Promise<boolean>;

/** @returns false when it means nothing here. */
export type PlaceHandler = (turn: Turn, place: SharedPlace) => Promise<boolean>;

/** A feature's entrances: its buttons, commands, deep links, forms and notices. The bot asks every room. */
export interface Room {
  readonly actions: { readonly action: Action<string>; readonly handle: ActionHandler }[];
  readonly commands: Map<string, WordsHandler>;
  readonly links: Map<string, WordsHandler>;
  /** What is answered in a group itself; all else there is answered in private. */
  readonly groupActions: { readonly action: Action<string>; readonly handle: GroupHandler }[];
  readonly groupCommands: Map<string, GroupHandler>;
  readonly forms: AnyForm[];
  /** Answers what is written outside of a form. One room does. */
  readonly texts: WordsHandler[];
  /** Hears of places shared outside of a form, and how they move. One room does. */
  readonly places: PlaceHandler[];
  /** Takes files sent outside of a form. One room does. */
  readonly files: FileHandler[];
  /** Answers `@bot words` in any chat. One room does. */
  readonly inlines: InlineHandler[];
  readonly notices: Notice[];
  readonly hearers: Hearers[];
  on<Field extends string>(
    action: Action<Field>,
    handle: (turn: Turn, values: Record<Field, number>) => Promise<void>,
  ): void;
  command(name: string, handle: WordsHandler): void;
  onInGroup<Field extends string>(
    action: Action<Field>,
    handle: (turn: Turn, values: Record<Field, number>, group: InGroup) => Promise<void>,
  ): void;
  inGroup(command: string, handle: (turn: Turn, group: InGroup) => Promise<void>): void;
  /** `/start <prefix>…` */
  link(prefix: string, handle: WordsHandler): void;
  text(handle: WordsHandler): void;
  place(handle: PlaceHandler): void;
  file(handle: FileHandler): void;
  inline(handle: InlineHandler): void;
  form<Draft extends object>(form: Form<Draft>): void;
  tells(hearers: Hearers, ...notices: Notice[]): void;
}

/** An empty room; `src/rooms.ts` names those that people can enter. */
export function room(): Room {
  const made: Room = {
    actions: [],
    commands: new Map(),
    links: new Map(),
    groupActions: [],
    groupCommands: new Map(),
    forms: [],
    texts: [],
    places: [],
    files: [],
    inlines: [],
    notices: [],
    hearers: [],
    on: (action, handle) => {
      made.actions.push({ action: action as unknown as Action<string>, handle: handle as unknown as ActionHandler });
    },
    command: (name, handle) => void made.commands.set(name, handle),
    link: (prefix, handle) => void made.links.set(prefix, handle),
    onInGroup: (action, handle) => {
      made.groupActions.push({
        action: action as unknown as Action<string>,
        handle: handle as unknown as GroupHandler,
      });
    },
    inGroup: (name, handle) => void made.groupCommands.set(name, (turn, _values, group) => handle(turn, group)),
    place: (handle) => void made.places.push(handle),
    file: (handle) => void made.files.push(handle),
    inline: (handle) => void made.inlines.push(handle),
    text: (handle) => void made.texts.push(handle),
    form: (declared) => void made.forms.push(declared),
    tells: (hearers, ...notices) => {
      made.hearers.push(hearers);
      made.notices.push(...notices);
    },
  };
  return made;
}
