import { announce } from './announce.js';
import { listen } from './live.js';
import { Stage } from './stage/stage.js';
import { topBar } from './stage/top-bar.js';
import { watch } from './store.js';

const stage = new Stage(document.getElementById('stage'));
const top = topBar(document.getElementById('top'), stage);

watch((event) => {
  stage.receive(event);
  top.receive(event);
  announce(event);
});
listen((connected) => top.connected(connected));
