import { inspectFile, measureVector, type Run, runPlan } from '../engine/index.ts';
import type { CallContext } from './call-context.ts';
import type { CallName, EngineCalls } from './messages.ts';
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
  plan: ({ base, ...question }, { inputs, helpers }, run) =>
    runPlan({ ...question, inputs: inputs(base), helpers: helpers(base) }, run),
  zonal: ({ base, ...question }, { inputs, helpers }, run) =>
    measureVector(question, { inputs: inputs(base), helpers: helpers(base) }, run),
  openStack: (request, context) => openStack(request, context),
  chunk: (request, context, run) => measureChunk(request, context, run),
  closeStack: async (id, { stacks }) => {
    stacks.delete(id);
    return null;
  },
  inspect: async ({ base, file, crs }, { inputs }) =>
    inspectFile(await inputs(base).open(file), crs === null ? {} : { crs }),
  statistics: async () => statisticEntries(),
  table: (request) => tableBytes(request),
};
