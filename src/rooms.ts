import { auditTrail } from './bakery/audit/audit.chat.ts';
import { cart } from './bakery/cart/cart.chat.ts';
import { productPages } from './bakery/cart/product-page.chat.ts';
import { catalog } from './bakery/catalog/catalog.chat.ts';
import { categories } from './bakery/catalog/categories.chat.ts';
import { filters } from './bakery/catalog/filter.chat.ts';
import { productParts } from './bakery/catalog/product-parts.chat.ts';
import { products } from './bakery/catalog/products.chat.ts';
import { search } from './bakery/catalog/search.chat.ts';
import { customers } from './bakery/customers/customers.chat.ts';
import { assigning } from './bakery/deliveries/assign.chat.ts';
import { deliveries } from './bakery/deliveries/deliveries.chat.ts';
import { handovers } from './bakery/deliveries/handover.chat.ts';
import { letters } from './bakery/deliveries/letters.chat.ts';
import { liveLocation } from './bakery/deliveries/live-location.chat.ts';
import { proofs } from './bakery/deliveries/proof.chat.ts';
import { exchange } from './bakery/exchange/exchange.chat.ts';
import { imports } from './bakery/exchange/imports.chat.ts';
import { invitations } from './bakery/invitations/invitations.chat.ts';
import { baking } from './bakery/kitchen/bake.chat.ts';
import { kitchen } from './bakery/kitchen/kitchen.chat.ts';
import { talks } from './bakery/kitchen/talk.chat.ts';
import { staffLock } from './bakery/lock/lock.chat.ts';
import { checkout } from './bakery/orders/checkout.chat.ts';
import { again } from './bakery/orders/order-again.chat.ts';
import { orderMessages } from './bakery/orders/order-messages.chat.ts';
import { orders } from './bakery/orders/orders.chat.ts';
import { ratings } from './bakery/orders/ratings.chat.ts';
import { addresses } from './bakery/people/addresses.chat.ts';
import { erasing } from './bakery/people/erase-person.chat.ts';
import { language } from './bakery/people/language.chat.ts';
import { myData } from './bakery/people/my-data.chat.ts';
import { profile } from './bakery/people/profile.chat.ts';
import { workplaces } from './bakery/people/workplaces.chat.ts';
import { groups } from './bakery/shops/groups.chat.ts';
import { home } from './bakery/shops/home.chat.ts';
import { openingHours } from './bakery/shops/hours.chat.ts';
import { pauses } from './bakery/shops/pause.chat.ts';
import { settings } from './bakery/shops/settings.chat.ts';
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
