import { auditTrail } from './bakery/audit/audit.chat.ts';
import { cart } from './bakery/cart/cart.chat.ts';
import { productPages } from './bakery/cart/product-page.chat.ts';
import { catalog } from './bakery/catalog/catalog.chat.ts';
import { categories } from './bakery/catalog/categories/categories.chat.ts';
import { productParts } from './bakery/catalog/console/product-parts.chat.ts';
import { products } from './bakery/catalog/console/products.chat.ts';
import { filters } from './bakery/catalog/finding/filter.chat.ts';
import { search } from './bakery/catalog/finding/search.chat.ts';
import { customers } from './bakery/customers/customers.chat.ts';
import { assigning } from './bakery/deliveries/assigning/assign.chat.ts';
import { handovers } from './bakery/deliveries/cash/handover.chat.ts';
import { deliveries } from './bakery/deliveries/deliveries.chat.ts';
import { letters } from './bakery/deliveries/letters/letters.chat.ts';
import { liveLocation } from './bakery/deliveries/live/live-location.chat.ts';
import { proofs } from './bakery/deliveries/proof/proof.chat.ts';
import { exchange } from './bakery/exchange/exchange.chat.ts';
import { imports } from './bakery/exchange/import/imports.chat.ts';
import { invitations } from './bakery/invitations/invitations.chat.ts';
import { baking } from './bakery/kitchen/baking/bake.chat.ts';
import { kitchen } from './bakery/kitchen/kitchen.chat.ts';
import { talks } from './bakery/kitchen/talk.chat.ts';
import { staffLock } from './bakery/lock/lock.chat.ts';
import { checkout } from './bakery/orders/checkout/checkout.chat.ts';
import { orderMessages } from './bakery/orders/messages/order-messages.chat.ts';
import { again } from './bakery/orders/order-again.chat.ts';
import { orders } from './bakery/orders/orders.chat.ts';
import { ratings } from './bakery/orders/ratings/ratings.chat.ts';
import { erasing } from './bakery/people/erase-person.chat.ts';
import { language } from './bakery/people/language/language.chat.ts';
import { myData } from './bakery/people/my-data.chat.ts';
import { addresses } from './bakery/people/profile/addresses.chat.ts';
import { profile } from './bakery/people/profile/profile.chat.ts';
import { workplaces } from './bakery/people/workplaces/workplaces.chat.ts';
import { groups } from './bakery/shops/groups/groups.chat.ts';
import { home } from './bakery/shops/home.chat.ts';
import { openingHours } from './bakery/shops/hours/hours.chat.ts';
import { pauses } from './bakery/shops/settings/pause.chat.ts';
import { settings } from './bakery/shops/settings/settings.chat.ts';
import { shops } from './bakery/shops/shops.chat.ts';
import { staff } from './bakery/staff/staff.chat.ts';
import { restock } from './bakery/stock/restock.chat.ts';
import { allTables } from './bakery/tables/tables.chat.ts';
import type { Room } from './chat/room.ts';

/** The features people can enter; the bot and the notifications ask each of them. */
export const rooms: readonly Room[] = [
  home,
  shops,
  groups,
  settings,
  openingHours,
  pauses,
  language,
  profile,
  addresses,
  myData,
  erasing,
  invitations,
  workplaces,
  catalog,
  filters,
  search,
  productPages,
  cart,
  checkout,
  orders,
  orderMessages,
  ratings,
  again,
  products,
  restock,
  exchange,
  imports,
  productParts,
  categories,
  kitchen,
  talks,
  baking,
  deliveries,
  handovers,
  liveLocation,
  letters,
  assigning,
  proofs,
  allTables,
  auditTrail,
  staff,
  customers,
  staffLock,
];
