import { createApp, shallowRef, watch } from 'vue';
import App from './app.vue';
import {
  inspectGivenFile,
  listStatistics,
  matrixOfParcels,
  measureFiles,
  measureShape,
  redrawBelts,
  rescore,
  viewRotation,
  writeRotationFile,
  writeTable,
} from './engine-client.ts';
import { readAddress, writeAddress } from './state/address.ts';
import { BELTS, createBeltDesk } from './state/belt-desk.ts';
import { createDrawingDesk, DRAWING } from './state/drawing-desk.ts';
import { followQuestion, LIVE_SCORES } from './state/live-scores.ts';
import { createMeasure, MEASURE } from './state/measure.ts';
import { createPlanSession } from './state/plan-session.ts';
import { changeFrom, createQuestionDesk, QUESTION } from './state/question.ts';
import { createRotationDesk, ROTATION } from './state/rotation-desk.ts';
import { packChange, unpackChange } from './state/scenario-link.ts';
import { createStore, STORE } from './state/store.ts';
import './styles/index.css';

const prefers = matchMedia('(prefers-color-scheme: dark)');
const store = createStore(location.search, { theme: prefers.matches ? 'dark' : 'light' });
const question = createQuestionDesk(store);
const linked = readAddress(location.search).change;
const session = createPlanSession(store, question, async () => (linked === null ? null : unpackChange(linked)));
const change = shallowRef(linked);
const live = followQuestion(store, question, rescore);
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

watch(question.document, async (document) => {
  const part = changeFrom(store.card.value?.document ?? null, document);
  const packed = part === null ? null : await packChange(part);
  if (question.document.value === document) change.value = packed;
});

watch(
  [store.focusKey, store.language, store.unit, store.theme, store.camera, change],
  ([focus, language, unit, theme, camera, asked]) => {
    const query = writeAddress({ focus, language, unit, theme, camera, change: asked });
    history.replaceState(null, '', location.pathname + query);
  },
);

createApp(App, { session })
  .provide(STORE, store)
  .provide(QUESTION, question)
  .provide(LIVE_SCORES, live)
  .provide(MEASURE, measure)
  .provide(BELTS, belts)
  .provide(DRAWING, createDrawingDesk(measureShape))
  .provide(ROTATION, rotation)
  .mount('#app');
session.start();
