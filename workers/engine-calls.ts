import { inspectFile, measureLayer, measureVector, type Run, runPlan } from '../engine/index.ts';
import type { CallContext } from './call-context.ts';
import type { CallName, EngineCalls } from './messages.ts';
import { statisticEntries } from './statistic-entries.ts';
import { tableBytes } from './table-bytes.ts';

type EngineCall<Name extends CallName> = (
  input: EngineCalls[Name][0],
  context: CallContext,
  run: Run,
) => Promise<EngineCalls[Name][1]>;

/** One line per call. */
export const ENGINE_CALLS: { readonly [Name in CallName]: EngineCall<Name> } = {
  plan: ({ base, ...question }, { inputs, measurers }, run) =>
    runPlan({ ...question, inputs: inputs(base), measurers: measurers(base) }, run),
  zonal: ({ base, ...question }, { inputs }, run) => measureVector(question, inputs(base), run),
  layer: ({ base, task, polygons }, { inputs }, run) => measureLayer(task, polygons, inputs(base), run),
  inspect: async ({ base, file, crs }, { inputs }) =>
    inspectFile(await inputs(base).open(file), crs === null ? {} : { crs }),
  statistics: async () => statisticEntries(),
  table: (request) => tableBytes(request),
};
