import { createHash, randomBytes } from 'node:crypto';
import { badRequest } from './api-error.ts';

/** When more is kept, the oldest files are forgotten. */
const BYTES_KEPT = 512 * 1024 * 1024;

export type FileKind = 'photo' | 'document' | 'sticker' | 'voice';

export interface StoredFile {
  fileId: string;
  uniqueId: string;
  kind: FileKind;
  bytes: Buffer;
  /** Of the bytes and the kind. */
  hash: string;
  name: string;
  mimeType: string;
  width: number;
  height: number;
  /** Below `/file/bot<token>/`. */
  path: string;
}

/** What was uploaded, by the bot or by people. The same bytes are kept once. */
export class Files {
  private readonly byId = new Map<string, StoredFile>();
  private readonly byPath = new Map<string, StoredFile>();
  private readonly contents = new Map<string, Buffer>();
  private size = 0;

  add(
    file: Pick<StoredFile, 'kind' | 'bytes' | 'name' | 'mimeType'> & { width?: number; height?: number },
  ): StoredFile {
    const hash = createHash('sha256').update(file.bytes).update(file.kind).digest('base64url');
    const stored = this.keep({
      ...file,
      hash,
      width: file.width ?? 0,
      height: file.height ?? 0,
      fileId: `${PREFIXES[file.kind]}${randomBytes(36).toString('base64url')}`,
      uniqueId: `AQAD${hash.slice(0, 12)}`,
      path: this.freePath(file),
    });
    if (this.size > BYTES_KEPT) this.forgetOldest();
    return stored;
  }

  /** Bytes that are there already are shared. */
  keep(file: StoredFile): StoredFile {
    const bytes = this.contents.get(file.hash) ?? file.bytes;
    if (!this.contents.has(file.hash)) {
      this.contents.set(file.hash, bytes);
      this.size += bytes.length;
    }
    const stored = { ...file, bytes };
    this.byId.set(stored.fileId, stored);
    this.byPath.set(stored.path, stored);
    return stored;
  }

  all(): Iterable<StoredFile> {
    return this.byId.values();
  }

  /** @throws {ApiError} when there is no such file. */
  get(fileId: string): StoredFile {
    const file = this.byId.get(fileId);
    if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
    return file;
  }

  find(fileId: string): StoredFile | undefined {
    return this.byId.get(fileId);
  }

  findByPath(path: string): StoredFile | undefined {
    return this.byPath.get(path);
  }

  private freePath({ kind, name, mimeType }: Pick<StoredFile, 'kind' | 'name' | 'mimeType'>): string {
    for (let number = this.byId.size; ; number++) {
      const path = `${kind}s/file_${number}${extension(name, mimeType)}`;
      if (!this.byPath.has(path)) return path;
    }
  }

  private forgetOldest(): void {
    for (const [hash, bytes] of this.contents) {
      if (this.size <= BYTES_KEPT / 2) return;
      this.contents.delete(hash);
      this.size -= bytes.length;
      for (const file of this.byId.values()) if (file.bytes === bytes) this.forget(file);
    }
  }

  private forget(file: StoredFile): void {
    this.byId.delete(file.fileId);
    this.byPath.delete(file.path);
  }
}

const PREFIXES: Record<FileKind, string> = {
  photo: 'AgACAgI',
  document: 'BQACAgI',
  sticker: 'CAACAgI',
  voice: 'AwACAgI',
};

function extension(name: string, mimeType: string): string {
  const dot = name.lastIndexOf('.');
  if (dot > 0) return name.slice(dot).replace(/[^.\w]/g, '');
  return mimeType === 'image/png' ? '.png' : mimeType === 'image/jpeg' ? '.jpg' : '';
}
