const svg = 'http://www.w3.org/2000/svg';
const WIDTH = 300;
const HEIGHT = 150;

/** A drawing that looks like a map, the same for the same place. No map of the real world leaves this machine. */
export function map(latitude, longitude) {
  const random = sequence(Math.round(latitude * 1e4) * 73_856_093 + Math.round(longitude * 1e4) * 19_349_663);
  const lean = random() * 24 - 12;
  const picture = node('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    class: 'map',
    preserveAspectRatio: 'xMidYMid slice',
    'aria-hidden': 'true',
  });
  const ground = node('g', { transform: `rotate(${lean} 150 75)` });
  for (let i = 0; i < 3; i += 1)
    ground.append(
      node('rect', {
        class: 'map-park',
        x: random() * 330 - 40,
        y: random() * 190 - 40,
        width: 50 + random() * 60,
        height: 36 + random() * 40,
        rx: 9,
      }),
    );
  ground.append(node('path', { class: 'map-river', d: river(random) }));
  for (let x = -60 + random() * 20; x < 380; x += 30 + random() * 34)
    ground.append(street(x, -80, x + random() * 8 - 4, 240, random() > 0.74));
  for (let y = -60 + random() * 20; y < 230; y += 26 + random() * 26)
    ground.append(street(-80, y, 380, y + random() * 10 - 5, random() > 0.8));
  picture.append(node('rect', { class: 'map-ground', width: WIDTH, height: HEIGHT }), ground, pin());
  return picture;
}

function river(random) {
  const y = 20 + random() * 110;
  return `M-80 ${y} C 40 ${y - 60 + random() * 120}, 160 ${y - 60 + random() * 120}, 380 ${y - 40 + random() * 80}`;
}

const street = (x1, y1, x2, y2, wide) =>
  node('line', { class: wide ? 'map-street map-avenue' : 'map-street', x1, y1, x2, y2 });

function pin() {
  const group = node('g', { class: 'map-pin', transform: 'translate(150 75)' });
  group.append(
    node('ellipse', { class: 'map-pin-shadow', cx: 0, cy: 1, rx: 7, ry: 3 }),
    node('path', { class: 'map-pin-body', d: 'M0 0C9 -11 14 -18 14 -26A14 14 0 1 0 -14 -26C-14 -18 -9 -11 0 0Z' }),
    node('circle', { class: 'map-pin-hole', cx: 0, cy: -26, r: 5.5 }),
  );
  return group;
}

function node(tag, attributes) {
  const element = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, typeof value === 'number' ? value.toFixed(1) : value);
  return element;
}

/** Numbers from 0 to 1 that look random (mulberry32). */
function sequence(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
