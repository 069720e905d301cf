import { apply, load } from './store.js';

/** A browser gives up for good after an answer that is no stream; the page does not. */
const PAUSE_MS = 2000;

/**
 * Listens to the stream. Events wait in one line, so that none overtakes another while a chat is being read.
 * @param {(connected: boolean) => void} onConnection
 */
export function listen(onConnection) {
  const stream = new EventSource('pretend/events');
  let line = Promise.resolve();
  stream.onopen = () => onConnection(true);
  stream.onerror = () => {
    onConnection(false);
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => listen(onConnection), PAUSE_MS);
  };
  stream.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    line = line.then(() => take(event)).catch((error) => console.error(error));
  };
}

/** After a greeting everything is read anew: the server may be another one than before. */
const take = (event) => (event.type === 'hello' || event.type === 'reset' ? load() : apply(event));
