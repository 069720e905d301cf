import { FormData } from 'undici';
import { Upload } from './upload.ts';

export type Params = Record<string, unknown>;

export interface CallBody {
  readonly headers: Record<string, string>;
  readonly body: string | FormData;
}

const JSON_BODY = { 'content-type': 'application/json' };
/** JSON.stringify writes lone surrogates so, and only them. Telegram refuses a whole call for one. */
const LONE_SURROGATE = /\\ud[89a-f]/;

/** JSON, or multipart where something is uploaded. Parameters that are undefined are left out. */
export function bodyOf(params: Params): CallBody {
  if (Object.values(params).some((value) => value instanceof Upload)) return { headers: {}, body: formOf(params) };
  const body = JSON.stringify(params);
  return { headers: JSON_BODY, body: LONE_SURROGATE.test(body) ? JSON.stringify(params, wellFormed) : body };
}

function formOf(params: Params): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    if (value instanceof Upload) form.set(name, new File([new Uint8Array(value.bytes)], value.name));
    else form.set(name, typeof value === 'string' ? value : JSON.stringify(value, wellFormed));
  }
  return form;
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
