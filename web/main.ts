import { createApp, watch } from 'vue';
import App from './app.vue';
import {
  inspectGivenFile,
  listStatistics,
  matrixOfParcels,
  measureFiles,
  redrawBelts,
  viewRotation,
  writeRotationFile,
  writeTable,
} from './engine-client.ts';
import { writeAddress } from './state/address.ts';
import { BELTS, createBeltDesk } from './state/belt-desk.ts';
import { createMeasure, MEASURE } from './state/measure.ts';
import { createPlanSession } from './state/plan-session.ts';
import { createRotationDesk, ROTATION } from './state/rotation-desk.ts';
import { createStore, STORE } from './state/store.ts';
import './styles/index.css';

const prefers = matchMedia('(prefers-color-scheme: dark)');
const store = createStore(location.search, { theme: prefers.matches ? 'dark' : 'light' });
const session = createPlanSession(store);
const measure = createMeasure({
  inspect: inspectGivenFile,
  measure: measureFiles,
  statistics: listStatistics,
  write: writeTable,
});

const belts = createBeltDesk(store, {
  redraw: redrawBelts,
  nextFrame: (run) => requestAnimationFrame(run),
  rest: 400,
});

const rotation = createRotationDesk(store, { view: viewRotation, matrix: matrixOfParcels, write: writeRotationFile });

watch(
  [store.focusKey, store.language, store.unit, store.theme, store.camera],
  ([focus, language, unit, theme, camera]) => {
    const query = writeAddress({ focus, language, unit, theme, camera });
    history.replaceState(null, '', location.pathname + query);
  },
);

createApp(App, { session })
  .provide(STORE, store)
  .provide(MEASURE, measure)
  .provide(BELTS, belts)
  .provide(ROTATION, rotation)
  .mount('#app');
session.start();
