import { type Choice, form } from '../../chat/form.ts';
import { languages } from '../../chat/languages.ts';
import { text } from '../../chat/readers.ts';
import { commonCurrencies, commonTimeZones, currencyOf, languageOf, timeZoneOf } from './open-shop.answers.ts';
import { isShopNameTaken } from './open-shop.queries.ts';
import { newShopScreen, shopOpenedScreen } from './open-shop.screens.ts';
import { type NewShop, openShop } from './open-shop.ts';

/** The first questions to the owner of an installation without a shop: `turn.begin(openShopForm)`. */
export const openShopForm = form<NewShop>({
  id: 'open-shop',
  steps: {
    name: {
      ask: 'opening.ask.name',
      async read(answer, _draft, turn) {
        const name = text(2, 64)(answer);
        if ('wrong' in name || !(await turn.read(isShopNameTaken, name.value))) return name;
        return { wrong: 'shop-name-taken', params: { name: name.value } };
      },
    },
    currency: {
      ask: 'opening.ask.currency',
      choices: () => inPairs(commonCurrencies),
      read: (answer) => currencyOf(typedOrChosen(answer, commonCurrencies)),
    },
    timeZone: {
      ask: 'opening.ask.time-zone',
      choices: () => inPairs(commonTimeZones),
      read: (answer) => timeZoneOf(typedOrChosen(answer, commonTimeZones)),
    },
    address: { ask: 'opening.ask.address', read: text(3, 200) },
    language: {
      ask: 'opening.ask.language',
      choices: ({ say }) => inPairs(languages.map((language) => say(`people.language.names.${language}`))),
      read: (answer) => languageOf(answer.kind === 'choice' ? answer.value : -1),
    },
  },
  confirm: ({ say }, draft) => newShopScreen(say, draft),
  async submit(turn, draft) {
    await turn.run(openShop, draft);
    await turn.show(shopOpenedScreen(turn.say, draft.name));
    await turn.commandsChanged();
  },
});

function typedOrChosen(answer: { kind: string; text?: string; value?: number }, offered: readonly string[]): string {
  return answer.text ?? offered[answer.value ?? -1] ?? '';
}

/** The value of a choice is its place among the `labels`. */
function inPairs(labels: readonly string[]): Choice[][] {
  const choices = labels.map((label, value) => ({ label, value }));
  return Array.from({ length: Math.ceil(choices.length / 2) }, (_, row) => choices.slice(row * 2, row * 2 + 2));
}
