import { Cart, CartLine } from '../bakery/cart/cart.ts';
import { Category } from '../bakery/catalog/category.ts';
import { Search } from '../bakery/catalog/finding/search.ts';
import { Photo } from '../bakery/catalog/photo.ts';
import { Product } from '../bakery/catalog/product.ts';
import { ProductCategory } from '../bakery/catalog/product-category.ts';
import { ProductPhoto } from '../bakery/catalog/product-photo.ts';
import { ProductWatch } from '../bakery/catalog/product-watch.ts';
import { ProductWords } from '../bakery/catalog/product-words.ts';
import { CashHandover } from '../bakery/deliveries/cash/cash-handover.ts';
import { Delivery } from '../bakery/deliveries/delivery.ts';
import { Whereabouts } from '../bakery/deliveries/live/whereabouts.ts';
import { Offer } from '../bakery/deliveries/offer.ts';
import { GoodsImport } from '../bakery/exchange/import/goods-import.ts';
import { ImportPicture } from '../bakery/exchange/photos/import-picture.ts';
import { PhotoFetch } from '../bakery/exchange/photos/photo-fetch.ts';
import { OrderAlarm } from '../bakery/kitchen/alarms/order-alarm.ts';
import { Batch } from '../bakery/kitchen/baking/batch.ts';
import { OrderMessage } from '../bakery/orders/messages/order-message.ts';
import { Order } from '../bakery/orders/order.ts';
import { OrderLine } from '../bakery/orders/order-line.ts';
import { OrderStep } from '../bakery/orders/order-step.ts';
import { Audit } from '../bakery/people/audit.ts';
import { Customer } from '../bakery/people/customer.ts';
import { CustomerWord } from '../bakery/people/customer-word.ts';
import { Invitation } from '../bakery/people/invitation.ts';
import { InvitationTry } from '../bakery/people/invitation-try.ts';
import { InvitationUse } from '../bakery/people/invitation-use.ts';
import { Person } from '../bakery/people/person.ts';
import { Address } from '../bakery/people/profile/address.ts';
import { Role } from '../bakery/people/role.ts';
import { GroupBoard } from '../bakery/shops/groups/group-board.ts';
import { Shop } from '../bakery/shops/shop.ts';
import { StockMovement } from '../bakery/stock/stock-movement.ts';

/** Every table of the business. The machinery's tables (inbox, outbox, notice, card, session) are plain SQL. */
export const entities = [
  Person,
  Address,
  Shop,
  GroupBoard,
  Role,
  Invitation,
  InvitationUse,
  InvitationTry,
  Photo,
  Category,
  Product,
  ProductCategory,
  ProductWords,
  ProductPhoto,
  ProductWatch,
  Search,
  StockMovement,
  Cart,
  CartLine,
  Order,
  OrderLine,
  OrderStep,
  OrderMessage,
  OrderAlarm,
  CashHandover,
  Delivery,
  Offer,
  Whereabouts,
  Batch,
  Audit,
  Customer,
  CustomerWord,
  GoodsImport,
  ImportPicture,
  PhotoFetch,
];
