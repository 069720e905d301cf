import type { Actor, RoleKind } from '../bakery/operation.ts';

/** The person behind an update, with the roles the database has for them at this moment. */
export interface Visitor extends Actor {
  readonly telegramId: number;
  readonly firstName: string;
  readonly phone?: string;
  /** One of the languages we speak; chosen by the person, else taken from Telegram. */
  readonly language: string;
  readonly roles: readonly { readonly shopId: number; readonly kind: RoleKind; readonly onDuty: boolean }[];
  /** Roles that a PIN opens first; not among `roles` until then. */
  readonly locked?: readonly { readonly shopId: number; readonly kind: RoleKind }[];
  /** The shop this person is looking at: chosen, the one they work in, the only one, else the first; undefined while there is none. */
  readonly shopId?: number;
  /** Not true: there are several shops, and `shopId` is but the first of them. */
  readonly hasChosenShop?: boolean;
  /** The shop they chose to work in; whether they have a role there is asked each time. */
  readonly workShopId?: number;
  /** How they want to see the catalogue, as it was kept: to be read by catalog/finding/filter.ts. */
  readonly filter?: object;
}
