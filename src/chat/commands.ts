import type { RoleKind } from '../bakery/operation.ts';
import type { Visitor } from './visitor.ts';

/** The menu of commands, in the order people see it; the words are at `commands.<name>`. */
const commands: readonly { readonly name: string; readonly roles?: readonly RoleKind[] }[] = [
  { name: 'menu' },
  { name: 'search' },
  { name: 'cart' },
  { name: 'orders' },
  { name: 'profile' },
  { name: 'deliveries', roles: ['courier'] },
  { name: 'duty', roles: ['courier'] },
  { name: 'board', roles: ['employee', 'owner'] },
  { name: 'bake', roles: ['employee', 'owner'] },
  { name: 'customer', roles: ['employee', 'owner'] },
  { name: 'products', roles: ['owner'] },
  { name: 'addproduct', roles: ['owner'] },
  { name: 'restock', roles: ['owner'] },
  { name: 'staff', roles: ['owner'] },
  { name: 'categories', roles: ['owner'] },
  { name: 'invite', roles: ['owner'] },
  { name: 'link', roles: ['owner'] },
  { name: 'shop', roles: ['owner'] },
  { name: 'tables', roles: ['owner'] },
  { name: 'audit', roles: ['owner'] },
  { name: 'language' },
  { name: 'help' },
  { name: 'cancel' },
];

/** @returns names without the slash. Nobody's menu shows what they may not do. */
export function commandsFor(visitor?: Pick<Visitor, 'roles' | 'locked' | 'operator'>): string[] {
  const held = [...(visitor?.roles ?? []), ...(visitor?.locked ?? [])];
  const kinds = new Set<RoleKind>(held.map((role) => role.kind));
  if (visitor?.operator) kinds.add('owner');
  return commands.filter(({ roles }) => !roles || roles.some((role) => kinds.has(role))).map(({ name }) => name);
}
