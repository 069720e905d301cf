import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { allergens } from '../allergens.ts';
import { changeEmail, changeName, changePhone, markAllergen, openAllergens, openProfile } from './profile.actions.ts';
import { emailForm, nameForm, phoneForm, showProfile } from './profile.form.ts';
import { profileOf } from './profile.queries.ts';
import { allergensScreen } from './profile.screens.ts';
import { setAvoided } from './set-avoided.ts';

export const profile = room();

profile.form(nameForm);
profile.form(phoneForm);
profile.form(emailForm);

profile.command('profile', (turn) => showProfile(turn));
profile.on(openProfile, (turn) => showProfile(turn));

profile.on(changeName, async (turn) => {
  const { hasOwnName } = await ofVisitor(turn);
  await turn.begin(nameForm, { hasOwnName });
});
profile.on(changePhone, async (turn) => {
  const { phone, typedPhone } = await ofVisitor(turn);
  await turn.begin(phoneForm, { hasPhone: phone !== null || typedPhone !== null });
});
profile.on(changeEmail, async (turn) => {
  const { email } = await ofVisitor(turn);
  await turn.begin(emailForm, { hasEmail: email !== null });
});

profile.on(openAllergens, (turn) => showAllergens(turn));
profile.on(markAllergen, async (turn, { allergen: position, isAvoided }) => {
  const allergen = allergens[position];
  if (allergen) await turn.run(setAvoided, { allergen, isAvoided: isAvoided === 1 });
  await showAllergens(turn);
});

async function showAllergens(turn: Turn): Promise<void> {
  const { avoids } = await ofVisitor(turn);
  await turn.show(allergensScreen(turn.say, avoids));
}

function ofVisitor(turn: Turn) {
  return turn.read(profileOf, turn.visitor.personId);
}
