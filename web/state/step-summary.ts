import { EXCLUDED, type PlanTables, type RotationView, TO_BE_SAMPLED } from '../engine-client.ts';
import type { Dictionary } from '../text/dictionary.ts';
import type { NumberFormat } from '../text/number-format.ts';
import { verdictSums } from './rotation-sums.ts';

/** The steps of a planner, in the order they are taken. */
export const STEPS = ['data', 'limits', 'weights', 'candidates', 'belts', 'rotation', 'targets', 'findings'] as const;

export type StepId = (typeof STEPS)[number];

/** One line of result of a step, and whether somebody has to do something there. */
export interface StepSummary {
  readonly line: string;
  readonly needsYou: boolean;
}

/** What the steps came to: the plan, and its rotation once that is laid out. */
export interface StepResults {
  readonly tables: PlanTables;
  readonly rotation: RotationView | 'failed' | null;
}

/** What a step came to. */
export function stepSummary(step: StepId, results: StepResults, t: Dictionary, format: NumberFormat): StepSummary {
  const { tables } = results;
  const n = format.count;
  switch (step) {
    case 'data': {
      const line = t.lines.data(n(tables.parcels.length), n(tables.villages.length), n(tables.inputs.length));
      return { line, needsYou: tables.parcels.length === 0 };
    }
    case 'limits': {
      const [excluded, toSample] = [EXCLUDED, TO_BE_SAMPLED].map((status) => countOf(tables.parcels.status, status));
      return { line: t.lines.limits(n(excluded ?? 0), n(toSample ?? 0)), needsYou: (toSample ?? 0) > 0 };
    }
    case 'weights': {
      const settings = tables.criteria.filter(({ source }) => source.confidence === 'setting').length;
      return { line: t.lines.weights(n(tables.criteria.length), n(settings)), needsYou: false };
    }
    case 'candidates': {
      const area = tables.candidates.reduce((sum, base) => sum + (base.netAreaM2 ?? base.grossAreaM2), 0);
      const words = tables.isolation === null ? t.lines.candidates : t.lines.candidatesNet;
      const line = words(n(tables.candidates.length), format.areaWithUnit(area));
      return { line, needsYou: tables.candidates.length === 0 };
    }
    case 'belts':
      return { line: beltLine(tables, t, format), needsYou: false };
    case 'rotation':
      return rotationSummary(results, t, format);
    case 'targets': {
      const years = tables.targets.flatMap((row) => row.years);
      const met = years.filter((year) => year.met).length;
      return { line: t.lines.targets(n(met), n(years.length)), needsYou: met < years.length };
    }
    case 'findings': {
      const serious = tables.findings.filter(({ severity }) => severity !== 'info').length;
      const line = tables.findings.length === 0 ? t.lines.noFindings : t.lines.findings(n(tables.findings.length));
      return { line, needsYou: serious > 0 };
    }
  }
}

function beltLine({ isolation, candidates }: PlanTables, t: Dictionary, format: NumberFormat): string {
  if (isolation === null) return t.belts.none;
  const net = candidates.reduce((sum, { netAreaM2, grossAreaM2 }) => sum + (netAreaM2 ?? grossAreaM2), 0);
  const gross = candidates.reduce((sum, { grossAreaM2 }) => sum + grossAreaM2, 0);
  return t.belts.line(format.areaWithUnit(net), format.areaWithUnit(gross - net));
}

/** By the standard. */
function rotationSummary({ tables, rotation }: StepResults, t: Dictionary, format: NumberFormat): StepSummary {
  if (tables.rotation === null) return { line: t.rotation.none, needsYou: false };
  if (rotation === null) return { line: t.rotation.working, needsYou: false };
  if (rotation === 'failed') return { line: t.rotation.failed, needsYou: true };
  const { errors } = verdictSums(rotation.standard);
  const area = format.areaWithUnit(rotation.standard.errorAreaM2);
  return {
    line: errors === 0 ? t.rotation.lineClean : t.rotation.line(format.count(errors), area),
    needsYou: errors > 0,
  };
}

function countOf(values: Uint8Array, wanted: number): number {
  let count = 0;
  for (const value of values) if (value === wanted) count++;
  return count;
}
