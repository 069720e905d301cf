import type { ApiObserver } from '../bot/api.ts';
import type { Metrics } from '../http/metrics.ts';
import type { InboxObserver } from '../inbox/inbox.ts';
import type { Observer as NewsObserver } from '../notifications/observer.ts';

export interface Observers {
  readonly api: ApiObserver;
  readonly inbox: InboxObserver;
  readonly news: NewsObserver;
}

/** What the rooms notice, as figures for `/metrics`. */
export function observersOf(metrics: Metrics): Observers {
  return {
    api: {
      called(method, result) {
        if (/^(send|edit)/.test(method)) metrics.sends.inc({ result });
        if (result === 'flood') metrics.floodWaits.inc();
      },
    },
    inbox: {
      handled(kind, result, seconds) {
        metrics.updates.inc({ kind, result });
        metrics.handlingSeconds.observe({ kind }, seconds);
      },
    },
    news: {
      sent: (result) => metrics.news.inc({ result }),
      told: () => {},
    },
  };
}
