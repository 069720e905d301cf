import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { beginNextDay } from '../bakery/catalog/console/begin-next-day.ts';
import { followCouriers } from '../bakery/deliveries/live/follow-couriers.ts';
import { callForCourier } from '../bakery/deliveries/watch/call-for-courier.ts';
import { recallDeliveries } from '../bakery/deliveries/watch/recall-deliveries.ts';
import { forgetImports, forgetOldImports } from '../bakery/exchange/import/forget-imports.ts';
import { fetchPhotos } from '../bakery/exchange/photos/fetch-photos.ts';
import { ringAlarms } from '../bakery/kitchen/alarms/ring-alarms.ts';
import { quietShops } from '../bakery/shops/hours/quiet-hours.ts';
import { newsDepth } from '../notifications/depth.ts';
import { startNotifications } from '../notifications/start-notifications.ts';
import { outboxDepth } from '../outbox/depth.ts';
import { every } from '../outbox/every.ts';
import { startOutbox } from '../outbox/start-outbox.ts';
import { rooms } from '../rooms.ts';
import { fetchPicture } from './fetch-picture.ts';
import type { Shared } from './shared.ts';
import { setMenuOf } from './staff-menus.ts';

const ALARM_MS = 15_000;
const FOLLOW_MS = 5_000;
const FETCH_MS = 2_000;
const FORGET_MS = 10 * 60_000;

/** Carries news from the outbox to the people. @returns what to call after a commit that wrote events. */
export function startWorkerRole(shared: Shared): () => void {
  const { forgetfulSql: sql, queues, cards, newsPost: post, traffic, pace, log, closing, metrics, observers } = shared;
  const notices = rooms.flatMap((room) => room.notices);
  const hearers = rooms.flatMap((room) => room.hearers);
  const { em } = shared.orm;
  const { sayIn } = shared.i18n;
  const observer = observers.news;
  const telling = { em, sql, queues, hearers, notices, cards, post, traffic, pace, sayIn, log, observer };
  const setCommandsOf = (personId: number) => setMenuOf(shared, personId);
  closing.add(startNotifications({ ...telling, quiet: quietShops, setCommandsOf }), (started) => started.stop());
  const ring = () => ringAlarms(em.fork() as SqlEntityManager);
  closing.add(every(ALARM_MS, 'Ringing alarms', ring, log), (stop) => stop());
  const watch = async () => {
    await recallDeliveries(em.fork() as SqlEntityManager);
    await callForCourier(em.fork() as SqlEntityManager);
  };
  closing.add(every(ALARM_MS, 'Watching deliveries', watch, log), (stop) => stop());
  const begin = () => beginNextDay(em.fork() as SqlEntityManager);
  closing.add(every(ALARM_MS, 'Beginning the next day', begin, log), (stop) => stop());
  const follow = () => followCouriers(em.fork() as SqlEntityManager);
  closing.add(every(FOLLOW_MS, 'Following couriers', follow, log), (stop) => stop());
  const forget = async () => {
    await forgetImports(em.fork() as SqlEntityManager);
    await forgetOldImports(em.fork() as SqlEntityManager);
  };
  closing.add(every(FORGET_MS, 'Forgetting tables', forget, log), (stop) => stop());
  const halting = new AbortController();
  const fetch = () => fetchPhotos(em.fork() as SqlEntityManager, fetchPicture(shared.web), halting.signal);
  closing.add(every(FETCH_MS, 'Fetching photos', fetch, log), async (stop) => {
    halting.abort();
    await stop();
  });
  const outbox = closing.add(startOutbox({ sql, queue: queues.queue('events'), log }), (started) => started.stop());
  metrics.depth('outbox', async () => ({ ...(await outboxDepth(sql)) }));
  metrics.depth('news', async () => ({ ...(await newsDepth(sql)) }));
  metrics.depth('queue', async () => {
    const [events, sends] = await Promise.all([queues.queue('events').depth(), queues.queue('sends').depth()]);
    const named = (name: string, depth: object) => Object.entries(depth).map(([state, n]) => [`${name} ${state}`, n]);
    return Object.fromEntries([...named('events', events), ...named('sends', sends)]);
  });
  return outbox.wake;
}
