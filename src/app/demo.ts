import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { openOrm } from '../database/orm.ts';
import { openDemoBakery } from '../demo/open-demo.ts';
import { demoPeople } from '../demo/people.ts';
import { demoProducts } from '../demo/products.ts';
import { renderPictures } from '../demo/render-pictures.ts';

const demoOwner = demoPeople.find(({ note }) => note === 'owner')!.id;

/** Where nobody has a token and no owner is named, the demo's owner runs the installation. */
export function withDemoOwner(config: Config): Config {
  const isNamed = config.telegram.token !== undefined || config.ownerIds.length > 0;
  return isNamed ? config : { ...config, ownerIds: [demoOwner] };
}

/**
 * Begins to draw the demo's pictures while the database is being made, which is where the time of a first start goes.
 * A database that is there already has most likely its bakery, so nothing is drawn before it was asked.
 * @returns what opens the demo bakery, once, in a migrated database.
 */
export function prepareDemo(config: Config, log: Logger): (databaseUrl: string) => Promise<void> {
  const isNew = config.database.url === undefined && !existsSync(join(config.dataDir, 'postgres'));
  const files = demoProducts.map(({ picture }) => picture);
  let rendering = isNew ? renderPictures(files) : undefined;
  return async (databaseUrl) => {
    const orm = await openOrm({ url: databaseUrl, max: 2 });
    try {
      const isOpened = await openDemoBakery({
        orm,
        language: config.shop.language,
        timeZone: config.shop.timeZone,
        currency: config.shop.currency,
        pretend: config.telegram.token === undefined,
        ownerTelegramId: config.ownerIds[0],
        pictures() {
          rendering ??= renderPictures(files);
          return rendering.pictures;
        },
      });
      if (isOpened) log.info('The demo bakery is open.');
    } finally {
      await rendering?.stop();
      await orm.close();
    }
  };
}
