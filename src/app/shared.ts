import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { type Api, createApi } from '../bot/api.ts';
import { createPhotos } from '../bot/photos.ts';
import { createPost } from '../bot/post.ts';
import { createTopics, type Topics } from '../bot/topics.ts';
import type { Post } from '../chat/post.ts';
import type { Config } from '../config.ts';
import { openDurableSql, openForgetfulSql, openOrm, type Sql } from '../database/orm.ts';
import { createMetrics, type Metrics } from '../http/metrics.ts';
import { type I18n, loadI18n } from '../i18n/i18n.ts';
import { messageOf } from '../log/error.ts';
import { type Cards, createCards } from '../notifications/cards.ts';
import { type Pace, telegramPace } from '../notifications/pace.ts';
import { postOfReplies } from '../notifications/paced-post.ts';
import { Traffic } from '../notifications/traffic.ts';
import { openQueues } from '../queues/open-queues.ts';
import type { Queues } from '../queues/queue.ts';
import type { World } from '../web/fetch-public.ts';
import type { Closing } from './closing.ts';
import { type Observers, observersOf } from './observers.ts';

export interface AppOptions {
  readonly config: Config;
  readonly telegram: { readonly root: string; readonly token: string };
  /** Migrated. */
  readonly databaseUrl: string;
  /** It is embedded in this process, so that no other one works on it. */
  readonly ownsDatabase?: boolean;
  readonly log: Logger;
  /** Of news; Telegram's when not said. */
  readonly pace?: Pace;
  /** Where photos are fetched from that owners name by link; the open internet when not said. */
  readonly web?: World;
  /** Telegram does not know the token, or not any more. */
  readonly onUnauthorized: () => void;
}

/** What both roles stand on. */
export interface Shared extends AppOptions {
  readonly orm: MikroORM;
  readonly sql: Sql;
  /** For the machinery that can do the same again: see database/orm.ts. */
  readonly forgetfulSql: Sql;
  readonly queues: Queues;
  readonly i18n: I18n;
  readonly api: Api;
  /** For those who have asked: what they get goes first. */
  readonly post: Post;
  /** For those who did not ask; `traffic` is what both send. */
  readonly newsPost: Post;
  readonly topics: Topics;
  readonly traffic: Traffic;
  readonly cards: Cards;
  readonly metrics: Metrics;
  readonly observers: Observers;
  readonly closing: Closing;
}

/** Opens all of it, to be closed in the other order by `closing`, also when something fails half-way. */
export async function openShared(options: AppOptions, closing: Closing): Promise<Shared> {
  const { config, telegram, databaseUrl, log } = options;
  const metrics = createMetrics();
  const observers = observersOf(metrics);
  const orm = closing.add(await openOrm({ url: databaseUrl }), (opened) => opened.close());
  const { sql } = closing.add(openDurableSql(databaseUrl), (opened) => opened.close());
  const { sql: forgetfulSql } = closing.add(openForgetfulSql(databaseUrl), (opened) => opened.close());
  const redisUrl = config.redis.url;
  const queues = closing.add(await openQueues({ databaseUrl, redisUrl, log, reasonOf: messageOf }), (opened) =>
    opened.close(),
  );
  const api = closing.add(createApi({ ...telegram, observer: observers.api }), (opened) => opened.close());
  const topics = createTopics(forgetfulSql, api);
  const newsPost = createPost(api, createPhotos(sql), log, topics);
  const pace = options.pace ?? telegramPace;
  const traffic = new Traffic(pace.most);
  const post = postOfReplies(newsPost, traffic, forgetfulSql, pace);
  const cards = createCards({ sql: forgetfulSql, post });
  return {
    ...options,
    orm,
    sql,
    forgetfulSql,
    queues,
    i18n: await loadI18n(),
    api,
    post,
    newsPost,
    topics,
    traffic,
    cards,
    metrics,
    observers,
    closing,
  };
}
