import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AnyOperation } from '../../src/bakery/operation.ts';
import type { Action } from '../../src/chat/action.ts';
import type { AnyForm } from '../../src/chat/form.ts';

const BAKERY = fileURLToPath(new URL('../../src/bakery/', import.meta.url));

/** Everything the features export, found in the tree: a new file is looked at without being named anywhere. */
async function exportsBelow(pattern: RegExp): Promise<unknown[]> {
  const files = readdirSync(BAKERY, { recursive: true, encoding: 'utf8' }).filter((file) => pattern.test(file));
  const modules = await Promise.all(files.map((file) => import(BAKERY + file)));
  return modules.flatMap((module) => Object.values(module as object));
}

const has = (value: unknown, ...names: string[]) =>
  typeof value === 'object' && value !== null && names.every((name) => name in value);

export async function allOperations(): Promise<AnyOperation[]> {
  return (await exportsBelow(/\.ts$/)).filter((value) => has(value, 'allow', 'run', 'name')) as AnyOperation[];
}

export async function allActions(): Promise<Action<string>[]> {
  return (await exportsBelow(/\.actions\.ts$/)).filter((value) => has(value, 'code', 'fields')) as Action<string>[];
}

export async function allForms(): Promise<AnyForm[]> {
  return (await exportsBelow(/\.form\.ts$/)).filter((value) => has(value, 'id', 'steps')) as AnyForm[];
}
