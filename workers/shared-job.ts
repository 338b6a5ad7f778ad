import type { StackJob } from '../engine/index.ts';

type Array32 = Uint32Array | Int32Array;

/**
 * The job with its large arrays in shared memory, where the platform allows that (Node always, a page when it is
 * cross-origin isolated): all threads then look at one copy. Elsewhere the same job, which each thread receives as a copy.
 */
export function sharedJob(job: StackJob): StackJob {
  if (typeof SharedArrayBuffer === 'undefined') return job;
  const { polygons, plan } = job;
  const grouped = ({ starts, rows }: StackJob['plan']['narrow']) => ({ starts: shared(starts), rows: shared(rows) });
  return {
    ...job,
    polygons: {
      ...polygons,
      coordinates: sharedFloats(polygons.coordinates),
      ringOffsets: shared(polygons.ringOffsets),
      polygonOffsets: shared(polygons.polygonOffsets),
      geometryOffsets: shared(polygons.geometryOffsets),
    },
    plan: {
      ...plan,
      windows: shared(plan.windows),
      narrow: grouped(plan.narrow),
      wide: grouped(plan.wide),
    },
  };
}

function sharedFloats(values: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}

function shared<T extends Array32>(values: T): T {
  const make = values.constructor as new (buffer: SharedArrayBuffer) => T;
  const copy = new make(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
