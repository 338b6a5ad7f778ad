import type { BeltFileRequest, BeltTables, PlanTables } from '../engine-client.ts';

/** What is asked of a file of belts. */
export interface BeltFileChoice {
  readonly extension: BeltFileRequest['extension'];
  /** Row of the only base; null for all. */
  readonly base: number | null;
  /** Whether the belts are those of a trial. */
  readonly isTrial: boolean;
}

const NONE = new Uint8Array(0);

/** The request for a file of belts: of the plan only what such a file tells crosses to the worker. */
export function beltFileRequest(plan: PlanTables, belts: BeltTables, choice: BeltFileChoice): BeltFileRequest {
  const { parcels } = plan;
  return {
    extension: choice.extension,
    base: choice.base === null ? null : (plan.candidates[choice.base]?.id ?? null),
    tables: {
      ...plan,
      isolation: belts,
      sources: null,
      evidence: [],
      findings: [],
      parcels: {
        ...parcels,
        status: NONE,
        conditional: NONE,
        limits: emptied(parcels.limits, NONE),
        evidence: emptied(parcels.evidence, new Int32Array(0)),
        conversion: null,
        cropGroups: [],
        criteria: [],
        polygons: { ...parcels.polygons, coordinates: new Float64Array(0) },
      },
    },
  };
}

/** Name of a file of belts; that of a trial is never taken for the plan's. */
export function beltFileName(plan: PlanTables, { extension, base, isTrial }: BeltFileChoice): string {
  const place = base === null ? '' : `-${plan.candidates[base]?.id ?? ''}`;
  return `belts${place}${isTrial ? '-trial' : ''}${extension}`;
}

function emptied<Key extends string, Value>(record: Readonly<Record<Key, Value>>, value: Value): Record<Key, Value> {
  return Object.fromEntries(Object.keys(record).map((key) => [key, value])) as Record<Key, Value>;
}
