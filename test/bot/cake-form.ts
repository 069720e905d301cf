import { action } from '../../src/chat/action.ts';
import { type Form, form } from '../../src/chat/form.ts';
import { text } from '../../src/chat/readers.ts';
import { type Room, room } from '../../src/chat/room.ts';

/** A cake of one's own: a form with a question of every kind. */
export interface Cake {
  words: string;
  size: number;
  toppings: number[];
  note: string | null;
  phone: { phone: string; own: boolean };
  place: { latitude: number; longitude: number } | null;
  picture: string | null;
  candles: number;
}

const sizes = ['small', 'large'];
const toppings = ['berries', 'nuts', 'cream'];
const choicesOf = (labels: readonly string[]) => [labels.map((label, value) => ({ label, value }))];
const asks = (question: string) => () => ({ text: question });

export const steps: Form<Cake>['steps'] = {
  words: { ask: asks('What shall we write on it?'), read: text(2, 20) },
  size: {
    ask: asks('How big?'),
    choices: () => choicesOf(sizes),
    read: (answer) => (answer.kind === 'choice' ? { value: answer.value } : { wrong: 'choice' }),
  },
  toppings: {
    ask: asks('What on top?'),
    several: true,
    choices: () => choicesOf(toppings),
    read: () => ({ wrong: 'choice' }),
  },
  note: { ask: asks('Anything else?'), optional: true, read: text(1, 100) },
  phone: {
    ask: asks('Whom do we call?'),
    shares: [{ label: 'orders.checkout.share-phone', asksFor: 'contact' }],
    read: (answer) => {
      if (answer.kind !== 'contact') return { wrong: 'phone' };
      return answer.own ? { value: { phone: answer.phone, own: true } } : { wrong: 'someone-elses-phone' };
    },
  },
  place: {
    ask: asks('Where is the party?'),
    when: ({ size }) => size === 1,
    optional: true,
    shares: [{ label: 'orders.checkout.share-location', asksFor: 'location' }],
    read: (answer) =>
      answer.kind === 'location'
        ? { value: { latitude: answer.latitude, longitude: answer.longitude } }
        : { wrong: 'place' },
  },
  picture: {
    ask: asks('A picture for the top?'),
    optional: true,
    read: (answer) => (answer.kind === 'photo' ? { value: 'a picture' } : { wrong: 'photo' }),
  },
};

export const candles: Form<Cake>['steps']['candles'] = {
  ask: asks('How many candles?'),
  choices: () => choicesOf(['none', 'one']),
  read: (answer) => (answer.kind === 'choice' ? { value: answer.value } : { wrong: 'choice' }),
};

const order = action('cak.order');
const price = action('cak.price');

/** `/cake` begins the form, 🎂 does too; 💰 is a button of another screen. */
export function cakeRoom(played: Form<Cake>['steps'] = steps, how: Partial<Form<Cake>> = {}): Room {
  const cake = form<Cake>({
    id: 'cake',
    steps: played,
    confirm: (_turn, draft) => ({ text: `Your cake: ${JSON.stringify(draft)}` }),
    submit: (turn, draft) => turn.show({ text: `We bake: ${JSON.stringify(draft)}` }),
    ...how,
  });
  const made = room();
  made.form(cake);
  made.command('start', (turn) =>
    turn.send({
      text: 'Welcome to the cakes.',
      buttons: [[{ label: '🎂', data: order.write({}) }], [{ label: '💰', data: price.write({}) }]],
    }),
  );
  made.command('menu', (turn) => turn.show({ text: 'All we have.' }));
  made.command('cake', (turn) => turn.begin(cake));
  made.on(order, (turn) => turn.begin(cake));
  made.on(price, (turn) => turn.toast('30 €'));
  return made;
}
