import type { FastifyRequest } from 'fastify';
import type { Upload } from '../methods/types.ts';

export interface ReadCall {
  given: Record<string, unknown>;
  uploads: Map<string, Upload>;
}

/** Parameters may come in the query, as JSON, as a form and as multipart, all at once. */
export async function readMultipart(request: FastifyRequest): Promise<ReadCall> {
  const given: Record<string, unknown> = { ...(request.query as object) };
  const uploads = new Map<string, Upload>();
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      given[part.fieldname] = part.value;
      continue;
    }
    const upload = { bytes: await part.toBuffer(), name: part.filename || part.fieldname, mimeType: part.mimetype };
    uploads.set(part.fieldname, upload);
    given[part.fieldname] = upload;
  }
  for (const name of attached(given)) delete given[name];
  return { given, uploads };
}

export function readPlain(request: FastifyRequest): ReadCall {
  const { query, body } = request;
  return { given: { ...(query as object), ...(body as object | null) }, uploads: new Map() };
}

/** Parts that another parameter names with `attach://` are no parameters themselves. */
function* attached(given: Record<string, unknown>): Generator<string> {
  for (const value of Object.values(given)) {
    if (typeof value !== 'string') continue;
    for (const [, name] of value.matchAll(/attach:\/\/([^"\\]+)/g)) yield name!;
  }
}
