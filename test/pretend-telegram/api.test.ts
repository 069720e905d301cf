import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { methods } from '../../src/pretend-telegram/methods/all.ts';
import type { Fields, Type } from '../../src/pretend-telegram/methods/types.ts';

const OFFICIAL = join(import.meta.dirname, '../../../shared/telegram/api.json');

interface Described {
  name: string;
  types: string[];
  required: boolean;
}

interface Official {
  version: string;
  methods: Record<string, { fields?: Described[] }>;
  types: Record<string, { fields?: Described[]; subtypes?: string[] }>;
}

const shapeOf = (fields: Fields): Described[] =>
  Object.entries(fields)
    .map(([name, field]) => ({ name, types: [...field.type.names].sort(), required: field.isRequired }))
    .sort(byName);

const sorted = (fields: Described[] = []): Described[] =>
  fields.map(({ name, types, required }) => ({ name, types: [...types].sort(), required })).sort(byName);

const byName = (a: Described, b: Described) => a.name.localeCompare(b.name);

/** Every object a method's parameters are made of. */
function objectsOf(fields: Fields, found = new Map<string, Fields>()): Map<string, Fields> {
  for (const { type } of Object.values(fields)) collect(type, found);
  return found;
}

function collect(type: Type<unknown>, found: Map<string, Fields>): void {
  for (const part of type.parts ?? []) collect(part, found);
  if (!type.fields || found.has(type.names[0]!)) return;
  found.set(type.names[0]!, type.fields);
  objectsOf(type.fields, found);
}

describe('The pretend Bot API', () => {
  if (!existsSync(OFFICIAL)) {
    it.skip('takes what the official description names (skipped: ../shared/telegram/api.json is not there)', () => {});
    return;
  }
  const official: Official = JSON.parse(readFileSync(OFFICIAL, 'utf8'));

  it.each([...methods.values()].map((method) => [method.name, method] as const))(
    'takes for %s what the official description names, of the same types',
    (name, method) => {
      expect(shapeOf(method.parameters)).toEqual(sorted(official.methods[name]!.fields));
    },
  );

  const objects = [...methods.values()].reduce(
    (found, method) => objectsOf(method.parameters, found),
    new Map<string, Fields>(),
  );

  it.each([...objects])('reads a %s as it is described', (name, fields) => {
    expect(shapeOf(fields)).toEqual(sorted(official.types[name]!.fields));
  });
});
