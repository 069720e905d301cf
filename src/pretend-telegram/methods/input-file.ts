import { badRequest } from '../world/api-error.ts';
import type { FileKind, StoredFile } from '../world/files.ts';
import { imageSize } from '../world/image-size.ts';
import type { World } from '../world/world.ts';
import type { Type, Upload } from './types.ts';

const MEGABYTE = 1024 * 1024;
const LARGEST: Record<string, number> = { photo: 10 * MEGABYTE, document: 50 * MEGABYTE };

export type InputFile = Upload | { fileId: string };

/** An uploaded part, `attach://<part>`, or the id of a file Telegram has. */
export const inputFile: Type<InputFile> = {
  names: ['InputFile', 'String'],
  read(value, at, uploads) {
    if (isUpload(value)) return value;
    if (typeof value !== 'string' || value === '') throw badRequest(`there is no file in the request: ${at}`);
    const attached = /^attach:\/\/(.+)$/.exec(value)?.[1];
    if (attached === undefined) return { fileId: value };
    const upload = uploads.get(attached);
    if (!upload) throw badRequest(`can't find file "${attached}" in the request`);
    return upload;
  },
};

/** Inside an object, where only text can stand. */
export const mediaFile: Type<InputFile> = { ...inputFile, names: ['String'] };

/** @throws {ApiError} 400 for an unknown id, a picture that is none, or too many bytes. */
export function takeFile(world: World, kind: FileKind, given: InputFile): StoredFile {
  if ('fileId' in given) return knownFile(world, kind, given.fileId);
  const { bytes } = given;
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  const largest = LARGEST[kind] ?? 50 * MEGABYTE;
  if (bytes.length > largest) {
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a ${kind}; the maximum size is ${largest} bytes`,
    );
  }
  return world.files.add({ ...given, kind, ...(kind === 'photo' && photoSize(bytes)) });
}

function knownFile(world: World, kind: FileKind, fileId: string): StoredFile {
  if (/^https?:\/\//i.test(fileId)) {
    world.log(`Asked to fetch ${fileId}: this stand-in fetches nothing, upload the bytes.`);
    throw badRequest('failed to get HTTP URL content');
  }
  const file = world.files.get(fileId);
  if (file.kind !== kind) throw badRequest(`can't use file of type ${titled(file.kind)} as ${titled(kind)}`);
  return file;
}

function photoSize(bytes: Buffer): { width: number; height: number } {
  const size = imageSize(bytes);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (width === 0 || height === 0 || width + height > 10_000 || ratio > 20)
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return size;
}

function isUpload(value: unknown): value is Upload {
  return typeof value === 'object' && value !== null && 'bytes' in value && Buffer.isBuffer(value.bytes);
}

function titled(kind: FileKind): string {
  return `${kind[0]!.toUpperCase()}${kind.slice(1)}`;
}
