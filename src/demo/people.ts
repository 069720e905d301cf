/** Who plays in the demo bakery; the ids stay the same over restarts, so everybody keeps their role and orders. */
export const demoPeople = [
  { id: 100_001, firstName: 'Vera', languageCode: 'en', note: 'customer', started: true },
  { id: 100_002, firstName: 'Anna', languageCode: 'en', note: 'courier', started: true },
  { id: 100_003, firstName: 'Boris', languageCode: 'ru', note: 'courier', started: true },
  { id: 100_004, firstName: 'Emil', languageCode: 'en', note: 'employee', started: true },
  { id: 100_005, firstName: 'Olga', languageCode: 'en', note: 'owner', started: true },
] as const;
