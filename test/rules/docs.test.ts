import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { variables } from '../../src/config/variables.ts';

const texts = ['README.md', 'CONTRIBUTING.md', 'DECISIONS.md', 'CHANGELOG.md', 'src/pretend-telegram/README.md'];
const read = (path: string) => readFileSync(path, 'utf8');
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found!);

/** Every file and folder of the project, folders with a slash at the end. */
const tree = readdirSync('.', { withFileTypes: true })
  .filter(({ name }) => !['node_modules', '.git', 'data', 'coverage'].includes(name))
  .flatMap((top) => [
    top.isDirectory() ? `${top.name}/` : top.name,
    ...(top.isDirectory()
      ? readdirSync(top.name, { withFileTypes: true, recursive: true }).map(
          (entry) => `${entry.parentPath}/${entry.name}${entry.isDirectory() ? '/' : ''}`,
        )
      : []),
  ]);

/** Files that the worked examples would make, and what is there only while Bulka runs. */
const notYet = [
  'src/bakery/cart/double-cart.ts',
  'test/bakery/cart/double-cart.test.ts',
  'migrations/2026-11-22-1-say-how-long-it-keeps.ts',
  ...['data/', 'coverage/', './data', 'world.json'],
];
/** Parts of names: `noun.ts`, `verb-noun.ts`. */
const placeholders = /\b(verb-)?noun\./;
const FILE = /^\.?[\w*<>@./-]+(\.(ts|mjs|json|md|yml|jpg|png)|\/)$/;

/** A path may begin anywhere in the tree (`chat/kinds.ts`); `*` and `<language>` stand for any name. */
function exists(path: string): boolean {
  const pattern = path.replace(/[.+]/g, '\\$&').replace(/\*|<\w+>/g, '[^/]+');
  const isThere = new RegExp(`(^|/)${pattern}$`);
  return tree.some((one) => isThere.test(one));
}

describe.each(texts)('%s', (name) => {
  const text = read(name);

  it('names files and folders that exist', () => {
    const named = all(text, /`([^`\n]+)`/g).filter((word) => FILE.test(word) && !placeholders.test(word));
    const linked = all(text, /\]\((?!https?:)([^)#]+)/g);
    expect([...named, ...linked].filter((path) => !notYet.includes(path) && !exists(path))).toEqual([]);
  });

  it('gives commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json'));
    expect(all(text, /npm run (\w+)/g).filter((script) => !(script in scripts))).toEqual([]);
    const tested = all(text, /npm test -- ([^\n`#']+)/g).flatMap((words) => words.split(/ -[-\w]+|\s+/));
    const missing = tested.filter((path) => path.includes('/') && !notYet.some((one) => one.startsWith(path)));
    expect(missing.filter((path) => !tree.some((one) => one.startsWith(path)))).toEqual([]);
  });
});

describe('The README', () => {
  const text = read('README.md');

  it('has every folder of src/, and every feature, on its map', () => {
    const [, map] = text.split('## Map of `src/`')[1]!.split('```');
    const onMap = all(map!, /(?<=\s)([\w-]+)\//g);
    const below = (folder: string) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name);
    expect(sorted(onMap)).toEqual(sorted([...below('src'), ...below('src/bakery')]));
  });

  it('has every variable in its table, and .env.example has them too', () => {
    const rows = all(text, /^\| (`[A-Z][^|]+)\|/gm);
    expect(sorted(rows.flatMap((row) => all(row, /`(\w+)`/g)))).toEqual(sorted(Object.keys(variables)));
    const example = all(read('.env.example'), /^#?([A-Z_]+)=/gm);
    expect(sorted(example)).toEqual(sorted([...Object.keys(variables), 'POSTGRES_PASSWORD']));
  });
});

describe('DECISIONS.md', () => {
  it('says why each dependency is there, and of no other', () => {
    const section = read('DECISIONS.md').split('## Why each dependency')[1]!;
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const wanted = Object.keys({ ...dependencies, ...devDependencies });
    expect(wanted.filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
    const bulleted = all(section, /^- ((?:`[^`]+`(?:, )?)+):/gm).flatMap((names) => all(names, /`([^`]+)`/g));
    expect(bulleted.filter((name) => !wanted.includes(name))).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  it('names the features in an order', () => {
    const [, order] = /features import leftwards \(([^)]*)\)/.exec(read('CONTRIBUTING.md'))!;
    const features = readdirSync('src/bakery', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(sorted(order!.split(' · '))).toEqual(sorted(features.map(({ name }) => name)));
  });

  it('has a line for each rule', () => {
    const rules = readdirSync('test/rules').filter((file) => file.endsWith('.test.ts'));
    const inTable = all(read('CONTRIBUTING.md'), /^\| `([\w-]+)` \|/gm);
    expect(sorted(inTable)).toEqual(sorted(rules.map((file) => file.replace('.test.ts', ''))));
  });
});
