import { Cart, CartLine } from '../bakery/cart/cart.ts';
import { Category } from '../bakery/catalog/category.ts';
import { Photo } from '../bakery/catalog/photo.ts';
import { Product } from '../bakery/catalog/product.ts';
import { ProductCategory } from '../bakery/catalog/product-category.ts';
import { ProductPhoto } from '../bakery/catalog/product-photo.ts';
import { ProductWatch } from '../bakery/catalog/product-watch.ts';
import { ProductWords } from '../bakery/catalog/product-words.ts';
import { Search } from '../bakery/catalog/search.ts';
import { CashHandover } from '../bakery/deliveries/cash-handover.ts';
import { Delivery } from '../bakery/deliveries/delivery.ts';
import { Offer } from '../bakery/deliveries/offer.ts';
import { Whereabouts } from '../bakery/deliveries/whereabouts.ts';
import { GoodsImport } from '../bakery/exchange/goods-import.ts';
import { ImportPicture } from '../bakery/exchange/import-picture.ts';
import { PhotoFetch } from '../bakery/exchange/photo-fetch.ts';
import { Batch } from '../bakery/kitchen/batch.ts';
import { OrderAlarm } from '../bakery/kitchen/order-alarm.ts';
import { Order } from '../bakery/orders/order.ts';
import { OrderLine } from '../bakery/orders/order-line.ts';
import { OrderMessage } from '../bakery/orders/order-message.ts';
import { OrderStep } from '../bakery/orders/order-step.ts';
import { Address } from '../bakery/people/address.ts';
import { Audit } from '../bakery/people/audit.ts';
import { Customer } from '../bakery/people/customer.ts';
import { Invitation } from '../bakery/people/invitation.ts';
import { InvitationTry } from '../bakery/people/invitation-try.ts';
import { InvitationUse } from '../bakery/people/invitation-use.ts';
import { Person } from '../bakery/people/person.ts';
import { Role } from '../bakery/people/role.ts';
import { GroupBoard } from '../bakery/shops/group-board.ts';
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
  GoodsImport,
  ImportPicture,
  PhotoFetch,
];
