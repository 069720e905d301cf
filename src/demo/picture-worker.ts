import { parentPort, workerData } from 'node:worker_threads';
import { renderPicture } from './render-picture.ts';

/** A thread that draws the files it is given, one after the other, and posts each. */
for (const fileName of workerData as readonly string[]) {
  parentPort!.postMessage({ fileName, jpeg: await renderPicture(fileName) });
}
