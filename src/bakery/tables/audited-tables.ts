/** Tables whose changes the database notes (migrations/2026-11-21-a1 and later ones). */
export const auditedTables: readonly string[] = [
  'shop',
  'product',
  'category',
  'product_category',
  'product_photo',
  'role',
  'invitation',
  'customer',
  'group_board',
  'delivery',
  'person',
  'invitation_use',
];
