import { label } from '../../../chat/emoji.ts';
import { type Answer, form, type Reading } from '../../../chat/form.ts';
import type { Turn } from '../../../chat/turn.ts';
import { type CountryCode, countryOf, type Phone, phone } from '../../people/phone.ts';
import { type Place, readPlace } from '../../people/place.ts';
import { addressesOf } from '../../people/profile/addresses.queries.ts';
import { addressLabel } from '../../people/profile/addresses.screens.ts';
import { kilometresText } from '../../shops/distance.ts';
import { lookAtShop } from '../../shops/look-at-shop.ts';
import { deliveryFeeOf } from '../../shops/terms.ts';
import { areaOf, type CheckoutView, checkoutOf } from './checkout.queries.ts';
import { leftCheckoutScreen, nothingToOrderScreen, pausedScreen, summaryScreen } from './checkout.screens.ts';
import { type Fulfilment, hasPlace, isComplete, totalsOf } from './checkout.ts';
import { blockedOf, pausedOf, tooFar } from './obstacles.ts';
import { planCheckout } from './plan-checkout.ts';

/** What is null is known already and not asked. */
export interface CheckoutDraft {
  readonly fulfilment: Fulfilment;
  readonly place: Place | null;
  readonly phone: Phone | null;
  /** Of numbers typed without a country code. */
  readonly country?: CountryCode;
  /** What a delivery costs, as the reader reads it; empty when nothing. */
  readonly fee: string;
  readonly shopId: number;
}

const ways = ['delivery', 'pickup'] as const satisfies Fulfilment[];

export const checkoutForm = form<CheckoutDraft>({
  id: 'checkout',
  steps: {
    fulfilment: {
      ask: 'orders.checkout.fulfilment',
      choices: ({ say }, { fee }) => [
        [
          { label: label('delivery', [say('orders.delivery'), fee].filter(Boolean).join(' · ')), value: 0 },
          { label: label('pickup', say('orders.pickup')), value: 1 },
        ],
      ],
      read: (answer) => readWay(answer),
    },
    place: {
      ask: 'orders.checkout.place',
      shares: [{ label: 'orders.checkout.share-location', asksFor: 'location' }],
      when: ({ fulfilment }) => fulfilment === 'delivery',
      choices: async (turn) => {
        const saved = await turn.read(addressesOf, turn.visitor.personId);
        return saved.map((one) => [{ label: addressLabel(turn.say, one), value: one.addressId }]);
      },
      read: async (answer, { shopId }, turn) => {
        const reading = answer.kind === 'choice' ? await savedPlace(turn, answer.value) : readPlace(answer);
        return 'value' in reading ? withinReach(turn, reading.value, shopId ?? shopOf(turn)) : reading;
      },
    },
    phone: {
      ask: 'orders.checkout.phone',
      shares: [{ label: 'orders.checkout.share-phone', asksFor: 'contact' }],
      read: (answer, { country }) => phone(country)(answer),
    },
  },
  async submit(turn, { fulfilment, place = null, phone = null, shopId = shopOf(turn) }) {
    await turn.run(planCheckout, { shopId, fulfilment, place, phone });
    await backToCheckout(turn, shopId);
  },
  cancelled: (turn, { shopId }) => leaveQuestions(turn, shopId ?? shopOf(turn)),
  async putAside(turn, { fulfilment, place, shopId = shopOf(turn) }) {
    const hasCart = (await turn.read(checkoutOf, shopId, turn.visitor.personId)).length > 0;
    const isSaid = fulfilment === 'pickup' || (fulfilment === 'delivery' && place !== undefined);
    // What is said already is not asked again.
    if (hasCart && isSaid) await turn.run(planCheckout, { shopId, fulfilment, place: place ?? null, phone: null });
    await leaveQuestions(turn, shopId);
  },
});

function readWay(answer: Answer): Reading<Fulfilment> {
  const way = answer.kind === 'choice' ? ways[answer.value] : undefined;
  return way ? { value: way } : { wrong: 'choice' };
}

/** One of their own; a forged one is no answer. */
async function savedPlace(turn: Turn, addressId: number): Promise<Reading<Place>> {
  const all = await turn.read(addressesOf, turn.visitor.personId);
  const saved = all.find((one) => one.addressId === addressId);
  if (!saved) return { wrong: 'place' };
  return { value: { address: saved.address, latitude: saved.latitude, longitude: saved.longitude } };
}

async function withinReach(turn: Turn, place: Place, shopId: number): Promise<Reading<Place>> {
  if (place.latitude === null) return { value: place };
  const area = await turn.read(areaOf, shopId);
  const refused = area && tooFar(area, place);
  if (!refused) return { value: place };
  const [distance, radius] = [refused.params.distance, refused.params.radius].map((kilometres) =>
    kilometresText(Number(kilometres), turn.say.language),
  );
  return { wrong: 'too-far', params: { distance, radius } };
}

/** Another wish than what the cart remembers. */
export interface Wish {
  readonly fulfilment?: Fulfilment;
  readonly newPlace?: boolean;
  readonly newPhone?: boolean;
}

export function shopOf({ visitor }: Turn): number {
  return visitor.shopId ?? 0;
}

/** To the shop that was asked about, also when another one was looked at meanwhile: its buttons mean that one. */
export async function backToCheckout(turn: Turn, shopId: number): Promise<void> {
  if (shopId !== shopOf(turn)) await turn.run(lookAtShop, { shopId });
  await showCheckout(turn, {}, shopId);
}

/** Without asking anything again: they did not want to answer. */
export async function leaveQuestions(turn: Turn, shopId: number): Promise<void> {
  const lines = await turn.read(checkoutOf, shopId, turn.visitor.personId);
  const isSummary = shopId === shopOf(turn) && lines[0] && isComplete(lines[0]);
  await turn.show(isSummary ? summaryScreen(turn.say, lines, turn.now) : leftCheckoutScreen(turn.say));
}

/** Asks what is not known yet, then shows the summary. */
export async function showCheckout(turn: Turn, wish: Wish = {}, shopId = shopOf(turn)): Promise<void> {
  const lines = await turn.read(checkoutOf, shopId, turn.visitor.personId);
  const [cart] = lines;
  if (!cart) return turn.show(nothingToOrderScreen(turn.say));
  const isAsked = wish.fulfilment || wish.newPlace || wish.newPhone;
  if (isComplete(cart) && !isAsked) return turn.show(summaryScreen(turn.say, lines, turn.now));
  const closed = blockedOf(cart) ?? pausedOf(cart);
  if (closed) return turn.show(pausedScreen(turn.say, cart, closed, turn.now));
  await turn.begin(checkoutForm, draftOf(turn, lines, wish));
}

function draftOf(
  turn: Turn,
  lines: readonly CheckoutView[],
  { fulfilment, newPlace, newPhone }: Wish,
): Partial<CheckoutDraft> {
  const cart = lines[0]!;
  const fee = deliveryFeeOf(cart, totalsOf(lines).items);
  return {
    fulfilment: fulfilment ?? cart.fulfilment ?? undefined,
    place: hasPlace(cart) && !newPlace ? null : undefined,
    phone: cart.phone === null || newPhone ? undefined : null,
    country: countryOf(cart.timeZone, cart.shopLanguage),
    shopId: cart.shopId,
    fee: fee > 0 ? turn.say.money({ minor: fee, currency: cart.currency }) : '',
  };
}
