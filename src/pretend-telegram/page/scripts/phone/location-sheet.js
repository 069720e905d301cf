import { el } from '../element.js';
import { map } from '../thread/map.js';

/** Degrees the drawn map is wide and high: about what a block of streets takes. */
const SPAN = 0.02;
const LIVE_SECONDS = 900;
let latest = { latitude: 52.52, longitude: 13.405 };

/**
 * @param {number} [moving] the live location that goes elsewhere
 * @returns {Promise<boolean>} whether a place was sent
 */
export function openLocationSheet(phone, moving) {
  return new Promise((resolve) => {
    const number = (name, most) =>
      el('input', {
        type: 'number',
        class: 'text-input',
        'aria-label': name,
        title: name,
        step: 'any',
        min: -most,
        max: most,
        value: latest[name.toLowerCase()],
        oninput: () => read(),
      });
    const latitude = number('Latitude', 90);
    const longitude = number('Longitude', 180);
    const picture = el(
      'button',
      {
        type: 'button',
        class: 'map-picker',
        'aria-label': 'Move the pin to the middle of where you press',
        onclick: move,
      },
      map(latest.latitude, latest.longitude),
    );
    const send = async (more) => resolve((await phone.does('location', { ...latest, ...more })) !== undefined);
    const go = async () => resolve((await phone.does('move', { message: moving, ...latest })) !== undefined);
    phone.sheets.open({
      title: moving ? 'Move the live location' : 'Send a location',
      onDismiss: () => resolve(false),
      body: [picture, el('div', { class: 'field-pair' }, latitude, longitude)],
      actions: moving
        ? [{ label: 'Move here', main: true, act: () => go() }]
        : [
            { label: 'Live for 15 min', act: () => send({ seconds: LIVE_SECONDS }) },
            { label: 'Send this place', main: true, act: () => send({}) },
          ],
    });

    function move({ offsetX, offsetY, detail }) {
      if (detail === 0) return;
      latitude.value = (latest.latitude + (0.5 - offsetY / picture.clientHeight) * SPAN).toFixed(6);
      longitude.value = (latest.longitude + (offsetX / picture.clientWidth - 0.5) * SPAN).toFixed(6);
      read();
    }

    function read() {
      if (!latitude.checkValidity() || !longitude.checkValidity()) return;
      latest = { latitude: Number(latitude.value), longitude: Number(longitude.value) };
      picture.replaceChildren(map(latest.latitude, latest.longitude));
    }
  });
}
