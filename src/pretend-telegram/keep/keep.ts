import type { World } from '../world/world.ts';
import { Folder } from './folder.ts';
import { restore } from './restore.ts';
import { snapshotOf } from './snapshot.ts';

/** So much may be lost when the program is killed. */
const EVERY_MS = 1_000;

/**
 * The world that was kept in the folder, or a new one; from now on it is written down within a second of each change.
 * @param make a new world. @param log says what could not be read or written.
 * @returns `close` writes the last of it down.
 */
export async function keepWorld(
  make: () => World,
  path: string,
  log: (line: string) => void,
): Promise<{ world: World; close(): Promise<void> }> {
  const folder = new Folder(path);
  const world = await open(make, folder, log);
  const keeper = new Keeper(world, folder, log);
  return { world, close: () => keeper.close() };
}

async function open(make: () => World, folder: Folder, log: (line: string) => void): Promise<World> {
  const world = make();
  try {
    const kept = await folder.read();
    if (kept) restore(world, kept.snapshot, kept.contents);
    return world;
  } catch (error) {
    log(`What was kept of the chats cannot be read (${(error as Error).message}): they begin anew.`);
    world.close();
    await folder.putAside().catch(() => {});
    return make();
  }
}

class Keeper {
  private readonly world: World;
  private readonly folder: Folder;
  private readonly log: (line: string) => void;
  private readonly timer: NodeJS.Timeout;
  private saved: string;
  private saving: Promise<void> = Promise.resolve();
  private isFailing = false;

  constructor(world: World, folder: Folder, log: (line: string) => void) {
    this.world = world;
    this.folder = folder;
    this.log = log;
    this.saved = this.revision();
    this.timer = setInterval(() => this.save(), EVERY_MS).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.save();
  }

  /** Looked at instead of listened to, so that a world under load pays nothing for it. */
  private revision(): string {
    const { changes, updates } = this.world;
    return `${changes.latest} ${updates.lastId} ${updates.waiting.size}`;
  }

  private save(): Promise<void> {
    this.saving = this.saving.then(() => this.write());
    return this.saving;
  }

  private async write(): Promise<void> {
    const revision = this.revision();
    if (revision === this.saved) return;
    try {
      await this.folder.write(snapshotOf(this.world), this.world.files.all());
      this.saved = revision;
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.log(`The chats cannot be written down: ${(error as Error).message}`);
      this.isFailing = true;
    }
  }
}
