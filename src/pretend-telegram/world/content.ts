import type { ApiMessage } from './bot-api.ts';
import type { Invoice } from './invoice.ts';

/** What a message says; `bill` is what the server knows of an invoice beyond its headline. */
export type Content = Partial<ApiMessage> & { bill?: Invoice };
