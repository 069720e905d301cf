import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** Path below the project such as `src/chat/say.ts`, or a package's name. */
  readonly target: string;
  readonly typeOnly: boolean;
}

export interface Source {
  /** Below the project: `src/bot/bot.ts`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

/** Every TypeScript file below a folder of the project, with what it imports. */
export function sourcesBelow(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const path = join(folder, file);
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, lines: text.trimEnd().split('\n').length, imports: importsOf(path, text) };
    });
}

const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;

function importsOf(path: string, text: string): Import[] {
  const written = [...text.matchAll(IMPORT)].map(([, type, target]) => ({ target: target!, typeOnly: Boolean(type) }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, target]) => ({ target: target!, typeOnly: false }));
  return [...written, ...dynamic].map(({ target, typeOnly }) => ({ target: resolved(path, target), typeOnly }));
}

function resolved(path: string, target: string): string {
  if (target.startsWith('.')) return relative(ROOT, join(ROOT, dirname(path), target));
  const [scope, name] = target.split('/');
  return scope!.startsWith('@') ? `${scope}/${name}` : scope!;
}
