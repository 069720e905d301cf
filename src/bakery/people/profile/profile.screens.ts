import { label, ticked } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { openHome } from '../../shops/home.actions.ts';
import { allergens, allergenText } from '../allergens.ts';
import { askToErase } from '../erase-person.actions.ts';
import { openLanguages } from '../language/language.actions.ts';
import { sendMyData } from '../my-data.actions.ts';
import { openAddresses } from './addresses.actions.ts';
import { changeEmail, changeName, changePhone, markAllergen, openAllergens, openProfile } from './profile.actions.ts';
import type { ProfileView } from './profile.queries.ts';

export function profileScreen(say: Say, profile: ProfileView): Screen {
  const { firstName, lastName, email, avoids, addresses } = profile;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return {
    text: [
      say.html('profile.title'),
      [
        label('profile', say.html('profile.name', { name })),
        label('phone', phoneText(say, profile)),
        email === null ? say.html('profile.no-email') : say.html('profile.email', { email }),
        label('language', say.html(`people.language.names.${say.language}`)),
        label('address', say.html('profile.addresses', { count: addresses })),
        avoids.length === 0
          ? say.html('profile.avoids-nothing')
          : say.html('profile.avoids', { allergens: allergenText(say, avoids) }),
      ].join('\n'),
      label('orders', ordersText(say, profile)),
    ].join('\n\n'),
    buttons: [
      [edit(say, 'name', changeName.write({})), edit(say, 'email', changeEmail.write({}))],
      [
        { label: label('phone', say('profile.edit.phone')), data: changePhone.write({}) },
        { label: label('language', say('profile.edit.language')), data: openLanguages.write({}) },
      ],
      [
        { label: label('address', say('profile.edit.addresses')), data: openAddresses.write({ page: 0 }) },
        edit(say, 'allergens', openAllergens.write({})),
      ],
      [
        { label: label('report', say('profile.edit.my-data')), data: sendMyData.write({}) },
        { label: label('remove', say('profile.edit.erase')), data: askToErase.write({}) },
      ],
      [{ label: label('back', say('people.home')), data: openHome.write({}) }],
    ],
  };
}

function edit(say: Say, what: 'name' | 'email' | 'allergens', data: string): Button {
  return { label: label('edit', say(`profile.edit.${what}`)), data };
}

function phoneText(say: Say, { phone, typedPhone }: ProfileView): string {
  if (phone !== null) return say.html('profile.phone', { phone });
  if (typedPhone !== null) return say.html('profile.typed-phone', { phone: typedPhone });
  return say.html('profile.no-phone');
}

function ordersText(say: Say, { orders, spent }: ProfileView): string {
  if (orders === 0) return say.html('profile.no-orders');
  return say.html('profile.orders', { count: orders, sum: spent.map((sum) => say.money(sum)).join(' + ') });
}

export function allergensScreen(say: Say, avoids: readonly string[]): Screen {
  const buttons = allergens.map((name, allergen): Button => {
    const isAvoided = avoids.includes(name);
    return {
      label: ticked(isAvoided, say(`profile.allergens.${name}`)),
      data: markAllergen.write({ allergen, isAvoided: isAvoided ? 0 : 1 }),
    };
  });
  const pairs = Array.from({ length: buttons.length / 2 }, (_, row) => buttons.slice(2 * row, 2 * row + 2));
  const back = [{ label: label('back', say('profile.back')), data: openProfile.write({}) }];
  return { text: say.html('profile.ask.allergens'), buttons: [...pairs, back] };
}
