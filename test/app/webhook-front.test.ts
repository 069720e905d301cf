import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { type WebhookFront, webhookFront } from '../../src/app/webhook-front.ts';
import { type Api, createApi } from '../../src/bot/api.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createHttp } from '../../src/http/server.ts';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import { keptLog } from '../inbox/kept-log.ts';

const secret = 'a-secret-only-telegram-has';

describe('Whether a webhook is ready', () => {
  let telegram: PretendTelegram;
  let api: Api;
  let http: FastifyInstance;
  let stopping: AbortController;
  let isStored: boolean;

  beforeEach(async () => {
    telegram = await startPretendTelegram({ page: false, log: () => {} });
    api = createApi({ root: telegram.url, token: telegram.token });
    stopping = new AbortController();
    isStored = true;
  });
  afterEach(async () => {
    stopping.abort();
    await http.close();
    await api.close();
    await telegram.close();
  });

  async function opens({ failureCountsMs }: { failureCountsMs?: number } = {}): Promise<WebhookFront> {
    const log = keptLog();
    const front = webhookFront({
      ...{ url: 'http://127.0.0.1:9/telegram', secret, log, signal: stopping.signal },
      ...(failureCountsMs !== undefined && { failureCountsMs }),
      inbox: { store: async () => (isStored ? undefined : Promise.reject(new Error('the disk is full'))) },
      callApi: (method, params, given) => api.call(method, params, { ...given, retry: false }),
      onUnauthorized: () => {},
    });
    const { registry } = createMetrics();
    http = createHttp({ checks: [front.readiness], registry, routes: [front.mount], log });
    return front;
  }

  const parts = async () => (await http.inject('/readyz')).json().parts;
  const delivered = async () => {
    const headers = { 'x-telegram-bot-api-secret-token': secret };
    return (await http.inject({ method: 'POST', url: '/telegram', headers, payload: { update_id: 1 } })).statusCode;
  };

  it('is open until Telegram has confirmed the address, and settled afterwards, however quiet the night', async () => {
    const fault = telegram.faults.silence({ method: 'setWebhook' });
    const announced = (await opens()).announce();
    expect(await parts()).toEqual({ webhook: 'Telegram has not confirmed the address yet' });
    stopping.abort();
    await announced;
    expect(await parts()).toEqual({ webhook: 'Telegram has not confirmed the address yet' });

    fault.over();
    stopping = new AbortController();
    await http.close();
    await (await opens()).announce();
    expect(await parts()).toEqual({ webhook: null });
  });

  it('is lost while updates cannot be stored, and back with the next one that can', async () => {
    await (await opens()).announce();
    isStored = false;
    expect(await delivered()).toBe(503);
    expect(await parts()).toEqual({ webhook: 'the last update could not be stored' });
    isStored = true;
    expect(await delivered()).toBe(200);
    expect(await parts()).toEqual({ webhook: null });
  });

  it('is given another chance after a while without updates', async () => {
    await (await opens({ failureCountsMs: 0 })).announce();
    isStored = false;
    expect(await delivered()).toBe(503);
    expect(await parts()).toEqual({ webhook: null });
  });
});
