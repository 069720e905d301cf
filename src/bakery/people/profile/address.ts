import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../person.ts';

export const addressKinds = ['home', 'work', 'named'] as const;
export type AddressKind = (typeof addressKinds)[number];

const AddressSchema = defineEntity({
  name: 'Address',
  indexes: [
    {
      name: 'address_person_name_unique',
      expression: 'create unique index "address_person_name_unique" on "address" ("person_id", "kind", lower("name"))',
    },
  ],
  properties: {
    id: p.integer().primary(),
    person: () => p.manyToOne(Person),
    kind: p.enum(addressKinds),
    /** The person's own word for it; empty for home and work, which every reader reads in their language. */
    name: p.string().length(20).default(''),
    address: p.string().length(300).nullable(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
  },
});

/** Where somebody has things brought to. */
export class Address extends AddressSchema.class {}
AddressSchema.setClass(Address);
