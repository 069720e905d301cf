import { describe, expect, it } from '@jest/globals';
import { type Source, sourcesBelow } from './source-tree.ts';

const sources = sourcesBelow('src');

/** What a room may know of the others; a trailing slash is a whole folder. `main` and `app` may know everything. */
const arrows: Record<string, readonly string[]> = {
  bakery: ['src/bakery/', 'src/chat/', 'src/sheets/'],
  sheets: ['src/sheets/'],
  web: ['src/web/'],
  chat: ['src/chat/', 'src/bakery/'],
  bot: [
    'src/bot/',
    'src/chat/',
    'src/bakery/operation.ts',
    'src/bakery/refusal.ts',
    'src/bakery/people/',
    'src/database/',
  ],
  inbox: ['src/inbox/', 'src/database/', 'src/bakery/operation.ts'],
  outbox: ['src/outbox/', 'src/queues/', 'src/database/', 'src/bakery/events.ts'],
  notifications: [
    'src/notifications/',
    'src/chat/',
    'src/outbox/',
    'src/queues/',
    'src/database/',
    'src/bakery/events.ts',
    'src/bakery/rows.ts',
  ],
  queues: ['src/queues/'],
  database: ['src/database/', 'src/bakery/', 'migrations/'],
  i18n: ['src/i18n/', 'src/chat/', 'src/bakery/money.ts'],
  http: ['src/http/', 'src/log/'],
  doctor: ['src/doctor/', 'src/database/', 'src/queues/', 'src/notifications/reminders.ts', 'src/config', 'src/log/'],
  config: ['src/config'],
  log: ['src/log'],
  demo: ['src/demo/', 'src/bakery/', 'src/chat/', 'src/database/'],
  'pretend-telegram': ['src/pretend-telegram/'],
};

/** Packages that live in one room only. */
const homes: Record<string, string> = {
  telegraf: 'src/bot/',
  bullmq: 'src/queues/',
  ioredis: 'src/queues/',
  i18next: 'src/i18n/',
  'prom-client': 'src/http/',
  '@bull-board/api': 'src/queues/',
  '@bull-board/fastify': 'src/queues/',
  'csv-parse': 'src/sheets/',
  saxes: 'src/sheets/',
  yauzl: 'src/sheets/',
  yazl: 'src/sheets/',
};

/** Entities and operations of a feature import only features to its left. */
const features = [
  'people',
  'shops',
  'lock',
  'catalog',
  'stock',
  'cart',
  'bonuses',
  'orders',
  'payments',
  'kitchen',
  'deliveries',
  'invitations',
  'staff',
  'customers',
  'statistics',
  'exchange',
  'tables',
  'audit',
];

/** The composition root. */
const wires = ['app', 'main.ts', 'app.ts', 'rooms.ts', 'migrate.ts', 'doctor.ts'];

const roomOf = ({ path }: Source) => path.split('/')[1]!;
const isOurs = (target: string) => target.startsWith('src/') || target.startsWith('migrations/');
const broken = (check: (source: Source) => string[]) =>
  sources.flatMap((source) => check(source).map((target) => `${source.path} → ${target}`));

describe('The arrows between rooms', () => {
  it('point one way only', () => {
    const wrong = broken((source) => {
      const allowed = arrows[roomOf(source)];
      if (!allowed) return [];
      const targets = source.imports.map(({ target }) => target).filter(isOurs);
      return targets.filter((target) => !allowed.some((start) => target.startsWith(start)));
    });
    expect(wrong).toEqual([]);
  });

  it('know every room', () => {
    const rooms = new Set(sources.filter(({ path }) => path.split('/').length > 2).map(roomOf));
    expect([...rooms].filter((room) => !arrows[room] && !wires.includes(room))).toEqual([]);
  });

  it('let chat know the business by its types only, Money aside', () => {
    const wrong = broken((source) =>
      roomOf(source) === 'chat'
        ? source.imports
            .filter(({ target, typeOnly }) => target.startsWith('src/bakery/') && !typeOnly)
            .map(({ target }) => target)
            .filter((target) => target !== 'src/bakery/money.ts')
        : [],
    );
    expect(wrong).toEqual([]);
  });

  it('keep each package in its one room', () => {
    const wrong = broken(({ path, imports }) =>
      imports
        .map(({ target }) => target)
        .filter((target) => homes[target] && !path.startsWith(homes[target]) && path !== 'src/app.ts'),
    );
    expect(wrong).toEqual([]);
  });

  it('let the business know neither Telegraf nor queues, and chat no packages but the types of MikroORM', () => {
    const wrong = broken((source) => {
      const packages = source.imports.filter(({ target }) => !isOurs(target) && !target.startsWith('node:'));
      if (roomOf(source) === 'chat') return packages.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target);
      if (roomOf(source) !== 'bakery') return [];
      return packages
        .map(({ target }) => target)
        .filter(
          (target) =>
            !/^(@mikro-orm\/|kysely$|libphonenumber-js$|temporal-polyfill$|qrcode$|@napi-rs\/canvas$)/.test(target),
        );
    });
    expect(wrong).toEqual([]);
  });
});

describe('Features', () => {
  const isCore = (path: string) => !/\.(actions|screens|chat|form|notices)\.ts$/.test(path);
  const featureOf = (path: string) => /^src\/bakery\/([\w-]+)\//.exec(path)?.[1];

  it('stand in their order', () => {
    const unknown = sources.map(({ path }) => featureOf(path)).filter((name) => name && !features.includes(name));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('have entities and operations that look to their left only', () => {
    const wrong = broken(({ path, imports }) => {
      const feature = featureOf(path);
      if (!feature || !isCore(path)) return [];
      return imports
        .filter(({ target }) => {
          const other = featureOf(target);
          if (!other || other === feature) return false;
          // Roles belong to a shop and shops come second: people may know the shop's entity.
          if (feature === 'people' && target === 'src/bakery/shops/shop.ts') return false;
          return features.indexOf(other) > features.indexOf(feature);
        })
        .map(({ target }) => target);
    });
    expect(wrong).toEqual([]);
  });

  it('know of other features in screens and handlers by their buttons only', () => {
    const wrong = broken(({ path, imports }) => {
      const feature = featureOf(path);
      if (!feature || isCore(path)) return [];
      return imports
        .filter(({ target, typeOnly }) => {
          const other = featureOf(target);
          if (!other || other === feature || typeOnly || target.endsWith('.actions.ts')) return false;
          return features.indexOf(other) > features.indexOf(feature);
        })
        .map(({ target }) => target);
    });
    expect(wrong).toEqual([]);
  });
});

describe('Files', () => {
  it('are small: none over 250 lines, the median at most 60', () => {
    expect(sources.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
    const sorted = sources.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60);
  });

  it('say in their names what they hold', () => {
    const hiding = /(^|\/)(utils?|helpers?|common|misc|services?|index)(\/|\.ts$)/i;
    expect(sources.map(({ path }) => path).filter((path) => hiding.test(path))).toEqual([]);
  });
});
