import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFile } from '../world/files.ts';
import type { Snapshot } from './snapshot.ts';

/** Where a world is kept: `world.json`, and the bytes of files below `files/`, by their hash. */
export class Folder {
  private readonly path: string;
  private readonly written = new Set<string>();

  constructor(path: string) {
    this.path = path;
  }

  /** @returns undefined when nothing is kept yet. @throws for what cannot be read. */
  async read(): Promise<{ snapshot: Snapshot; contents: Map<string, Buffer> } | undefined> {
    await mkdir(join(this.path, 'files'), { recursive: true, mode: 0o700 });
    const text = await readFile(this.at('world.json'), 'utf8').catch((error) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    const snapshot = JSON.parse(text) as Snapshot;
    return { snapshot, contents: await this.contents(new Set(snapshot.files.map(({ hash }) => hash))) };
  }

  /** Puts away what cannot be read, so that it is not written over. */
  async putAside(): Promise<void> {
    await rename(this.at('world.json'), this.at('world.broken.json'));
  }

  /** The files first, so that the snapshot names none that is not there. */
  async write(snapshot: Snapshot, files: Iterable<StoredFile>): Promise<void> {
    const named = new Set<string>();
    for (const { hash, bytes } of files) {
      named.add(hash);
      if (this.written.has(hash)) continue;
      await this.put(join('files', hash), bytes);
      this.written.add(hash);
    }
    await this.put('world.json', JSON.stringify(snapshot));
    for (const hash of this.written) if (!named.has(hash)) await this.remove(hash);
  }

  /** Reads those that are named and removes the others. */
  private async contents(named: ReadonlySet<string>): Promise<Map<string, Buffer>> {
    const contents = new Map<string, Buffer>();
    for (const hash of await readdir(this.at('files'))) {
      if (!named.has(hash)) await this.remove(hash);
      else contents.set(hash, await readFile(this.at(join('files', hash))));
    }
    for (const hash of contents.keys()) this.written.add(hash);
    return contents;
  }

  /** Whoever reads it finds the old or the new, never half of it. */
  private async put(name: string, content: string | Buffer): Promise<void> {
    const made = `${this.at(name)}.new`;
    await writeFile(made, content, { flush: true });
    await rename(made, this.at(name));
  }

  private async remove(hash: string): Promise<void> {
    this.written.delete(hash);
    await rm(this.at(join('files', hash)), { force: true });
  }

  private at(name: string): string {
    return join(this.path, name);
  }
}
