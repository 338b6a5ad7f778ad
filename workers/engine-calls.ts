import {
  followLand,
  inspectFile,
  measureShape,
  measureVector,
  PlanningError,
  parcelsFlatGeobuf,
  proposeRotation,
  type Run,
  redrawBelts,
  repairScope,
  rescoreGround,
  rotationMatrix,
  rotationView,
} from '../engine/index.ts';
import { beltFile } from './belt-file.ts';
import type { CallContext } from './call-context.ts';
import { membershipCurve } from './membership-curve.ts';
import type { CallName, EngineCalls } from './messages.ts';
import { netOfBlock, openGround } from './net-calls.ts';
import { planCall } from './plan-call.ts';
import { rotationFile } from './rotation-file.ts';
import { measureChunk, openStack } from './stack-calls.ts';
import { statisticEntries } from './statistic-entries.ts';
import { tableBytes } from './table-bytes.ts';

type EngineCall<Name extends CallName> = (
  input: EngineCalls[Name][0],
  context: CallContext,
  run: Run,
) => Promise<EngineCalls[Name][1]>;

/** One line per call. */
export const ENGINE_CALLS: { readonly [Name in CallName]: EngineCall<Name> } = {
  plan: (request, context, run) => planCall(request, context, run),
  belts: async (request, { isolation }, run) => {
    if (isolation === null) throw noBelts();
    return redrawBelts(isolation, request, run);
  },
  rescore: async (question, { ground }) => {
    if (ground === null) throw noGround();
    return rescoreGround(ground.ground, question);
  },
  measureShape: async (shape) => measureShape(shape),
  membershipCurve: async (request) => membershipCurve(request),
  zonal: ({ base, ...question }, { inputs, helpers }, run) =>
    measureVector(question, { inputs: inputs(base), helpers: helpers(base) }, run),
  openStack: (request, context) => openStack(request, context),
  chunk: (request, context, run) => measureChunk(request, context, run),
  closeStack: async (id, { stacks }) => {
    stacks.delete(id);
    return null;
  },
  openGround: (request, context) => openGround(request, context),
  blockNet: (request, context) => netOfBlock(request, context),
  closeGround: async (id, { grounds }) => {
    grounds.delete(id);
    return null;
  },
  inspect: async ({ base, file, crs }, { inputs }) =>
    inspectFile(await inputs(base).open(file), crs === null ? {} : { crs }),
  statistics: async () => statisticEntries(),
  table: (request) => tableBytes(request),
  beltFile: (request) => beltFile(request),
  landParts: (request, _context, run) => followLand(request, run),
  proposeRotation: async ({ question, effort }, context) => proposeRotation(question, await context.solver(), effort),
  repairScope: async ({ question, effort }, context) => repairScope(question, await context.solver(), effort),
  rotationView: async (tables) => rotationView(tables),
  rotationMatrix: async ({ tables, parcels }) => rotationMatrix(tables, parcels),
  rotationFile: (request) => rotationFile(request),
  parcelFile: async (tables) => parcelsFlatGeobuf(tables),
};

/** The thread that planned is gone, or nothing was planned yet. */
function noGround(): PlanningError {
  return new PlanningError('usage', 'no-plan-kept', {
    text: {
      zh: '没有可重新评分的方案：尚未运行，或计算线程已重启',
      en: 'There is no plan to score anew: none ran yet, or its thread was started again',
    },
    remedy: { zh: '重新运行方案', en: 'run the plan again' },
  });
}

/** The thread that planned is gone, or its plan asked for no belts. */
function noBelts(): PlanningError {
  return new PlanningError('usage', 'no-belts-kept', {
    text: {
      zh: '没有可重画的隔离带：方案未要求隔离带，或计算线程已重启',
      en: 'There are no belts to draw anew: the plan asked for none, or its thread was started again',
    },
    remedy: { zh: '重新运行方案', en: 'run the plan again' },
  });
}
