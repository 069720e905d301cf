import { type Answer, type Choice, form, type Reading, showNothing } from '../../chat/form.ts';
import { languages } from '../../chat/languages.ts';
import { paragraphs, text, words } from '../../chat/readers.ts';
import type { Outcome } from '../operation.ts';
import { keepOpening } from './keep-opening.ts';
import type { NewShop } from './make-shop.ts';
import { openInvitedShop } from './open-invited-shop.ts';
import { cityOf, commonCurrencies, commonTimeZones, currencyOf, languageOf, timeZoneOf } from './open-shop.answers.ts';
import { isShopNameTaken } from './open-shop.queries.ts';
import { newShopScreen, shopOpenedScreen } from './open-shop.screens.ts';
import { openShop } from './open-shop.ts';
import { readUsualHours, usualHours } from './usual-hours.ts';
import { guessFirst } from './usual-places.ts';

export interface OpeningDraft extends NewShop {
  /** Of the invitation; null for the operator. */
  readonly tokenHash: string | null;
  /** What is offered first. */
  readonly usual?: { readonly currency: string; readonly timeZone: string; readonly language: string };
}

/** The questions about a new shop: `beginOpening` asks them. Put aside, they are gone on with where they were. */
export const openShopForm = form<OpeningDraft>({
  id: 'open-shop',
  steps: {
    name: {
      ask: 'opening.ask.name',
      async read(answer, _draft, turn) {
        const name = words(2, 64)(answer);
        if ('wrong' in name || !(await turn.read(isShopNameTaken, name.value))) return name;
        return { wrong: 'shop-name-taken', params: { name: name.value } };
      },
    },
    description: { ask: 'opening.ask.description', optional: true, read: paragraphs(1, 600) },
    currency: {
      ask: 'opening.ask.currency',
      choices: (_turn, { usual }) => inPairs(currencies(usual?.currency)),
      read: (answer, { usual }) => currencyOf(typedOrChosen(answer, currencies(usual?.currency))),
    },
    timeZone: {
      ask: 'opening.ask.time-zone',
      choices: (_turn, { usual }) => inPairs(timeZones(usual?.timeZone).map(cityOf)),
      read: (answer, { usual }) => timeZoneOf(typedOrChosen(answer, timeZones(usual?.timeZone))),
    },
    address: { ask: 'opening.ask.address', optional: true, read: text(3, 200) },
    hours: {
      ask: 'opening.ask.hours',
      optional: true,
      choices: ({ say }) => usualHours(say),
      read: readUsualHours,
    },
    language: {
      ask: 'opening.ask.language',
      choices: ({ say }, { usual }) =>
        languagesFrom(usual?.language).map((language) => [
          { label: say(`people.language.names.${language}`), value: languages.indexOf(language) },
        ]),
      read: readLanguage,
    },
  },
  keeps: (turn, draft) => turn.run(keepOpening, { draft: draft as Outcome }),
  confirm: ({ say, now }, draft) => newShopScreen(say, draft, now),
  async submit(turn, { usual: _, tokenHash, ...shop }) {
    if (tokenHash === null || tokenHash === undefined) await turn.run(openShop, shop);
    else await turn.run(openInvitedShop, { tokenHash, ...shop });
    await turn.show(shopOpenedScreen(turn.say, shop.name));
    await turn.commandsChanged();
  },
  async cancelled(turn, { tokenHash }) {
    await turn.run(keepOpening, { draft: null });
    await turn.show({ text: turn.say.html(tokenHash ? 'opening.cancelled' : 'opening.cancelled-own') });
  },
  putAside: showNothing,
});

const currencies = (usual?: string) => guessFirst(usual, commonCurrencies);
const timeZones = (usual?: string) => guessFirst(usual, commonTimeZones);
const languagesFrom = (usual?: string) => guessFirst(usual, languages) as typeof languages;

function readLanguage(answer: Answer): Reading<string> {
  return languageOf(answer.kind === 'choice' ? answer.value : -1);
}

function typedOrChosen(answer: { kind: string; text?: string; value?: number }, offered: readonly string[]): string {
  return answer.text ?? offered[answer.value ?? -1] ?? '';
}

/** The value of a choice is its place among the `labels`. */
function inPairs(labels: readonly string[]): Choice[][] {
  const choices = labels.map((label, value) => ({ label, value }));
  return Array.from({ length: Math.ceil(choices.length / 2) }, (_, row) => choices.slice(row * 2, row * 2 + 2));
}
