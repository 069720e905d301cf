import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** More would take the processor from PostgreSQL, which is being set up at the same time. */
const MOST_THREADS = 2;

export interface Rendering {
  /** JPEGs by the name of their SVG file. Rejects when one cannot be drawn, and when it was stopped. */
  readonly pictures: Promise<ReadonlyMap<string, Buffer>>;
  /** Nobody needs them any more; harmless when they are done. */
  stop(): Promise<void>;
}

/** Draws pictures in threads of their own: it takes seconds of computing, and other things go on meanwhile. */
export function renderPictures(fileNames: readonly string[]): Rendering {
  const threads = Math.min(MOST_THREADS, availableParallelism());
  const drawings = Array.from({ length: threads }, (_, thread) =>
    draw(fileNames.filter((_name, place) => place % threads === thread)),
  );
  const pictures = Promise.all(drawings.map(({ drawn }) => drawn)).then((parts) => new Map(parts.flat()));
  // Whoever stops it does not wait for the pictures, and then nobody else would hear that there are none.
  pictures.catch(() => {});
  return {
    pictures,
    async stop() {
      await Promise.all(drawings.map(({ worker }) => worker.terminate()));
    },
  };
}

function draw(fileNames: readonly string[]): { worker: Worker; drawn: Promise<[string, Buffer][]> } {
  const worker = new Worker(new URL('picture-worker.ts', import.meta.url), { workerData: fileNames });
  const pictures: [string, Buffer][] = [];
  const drawn = new Promise<[string, Buffer][]>((resolve, reject) => {
    worker.on('message', ({ fileName, jpeg }: { fileName: string; jpeg: Uint8Array }) => {
      pictures.push([fileName, Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)]);
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      const isDone = pictures.length === fileNames.length;
      return isDone ? resolve(pictures) : reject(new Error('Drawing the pictures was stopped.'));
    });
  });
  return { worker, drawn };
}
