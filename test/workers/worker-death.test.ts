import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diskSource } from '../../cli/file-source.ts';
import { nodeInflate } from '../../cli/inflate.ts';
import { measureVectorRows } from '../../engine/plan/measure-vector.ts';
import { quietRun, type Run } from '../../engine/run/run.ts';
import type { NumberColumn } from '../../engine/table/table.ts';
import type { ToWorker } from '../../workers/messages.ts';
import { nodeWorker } from '../../workers/node-worker.ts';
import type { WorkerLike } from '../../workers/worker-like.ts';
import { WorkerPool } from '../../workers/worker-pool.ts';
import { repoRoot } from '../shared-data.ts';

const entry = pathToFileURL(resolve(repoRoot, 'build/cli/engine-worker.mjs'));
const base = resolve(repoRoot, 'data');

/** Threads that end as soon as they are asked for one of the calls that `fatal` names, counted from 1. */
function mortal(name: string, fatal: (asked: number) => boolean): { spawn: () => WorkerLike; deaths: () => number } {
  let asked = 0;
  let deaths = 0;
  const spawn = (): WorkerLike => {
    const worker = nodeWorker(entry);
    return {
      ...worker,
      postMessage: (message, transfer) => {
        worker.postMessage(message, transfer);
        const { type } = message as ToWorker;
        if (type !== 'call' || (message as { name: string }).name !== name || !fatal(++asked)) return;
        deaths++;
        worker.terminate();
      },
    };
  };
  return { spawn, deaths: () => deaths };
}

const question = {
  parcels: 'towns/liaoquan/parcels-4521.zip',
  crs: null,
  idField: 'DKBM',
  layers: ['soil-ph', 'soil-organic-matter', 'available-phosphorus'].map((name) => ({
    name,
    file: `rasters/${name}.tif`,
    band: 0,
  })),
  statistics: ['mean', 'min', 'max', 'stdev', 'count', 'median', 'variety'],
};

async function measure(pool: WorkerPool | null, run: Run = quietRun): Promise<readonly NumberColumn[]> {
  const columns: NumberColumn[] = [];
  const inputs = { open: (name: string) => diskSource(base, name), inflate: nodeInflate };
  const take = ({ layers }: { layers: readonly { columns: readonly NumberColumn[] }[] }) => {
    columns.push(...layers.flatMap((layer) => layer.columns));
  };
  await measureVectorRows(question, { inputs, take, ...(pool === null ? {} : { helpers: pool.helpers(base) }) }, run);
  return columns;
}

describe('a worker that dies', () => {
  it('is replaced and its chunk done again: the result is that of one thread, and of three, to the last bit', async () => {
    const alone = await measure(null);
    for (const [size, fatal] of [
      [2, () => false],
      [1, (asked: number) => asked === 2],
      [2, (asked: number) => asked === 1 || asked === 4],
    ] as const) {
      const { spawn, deaths } = mortal('chunk', fatal);
      const pool = new WorkerPool({ size, spawn });
      expect(await measure(pool)).toEqual(alone);
      expect(deaths()).toBe(size === 1 ? 1 : fatal(1) ? 2 : 0);
      pool.close();
    }
    expect(alone).toHaveLength(24);
  });

  it('again and again over one chunk is told, and the measurement ends', async () => {
    const { spawn } = mortal('chunk', () => true);
    const pool = new WorkerPool({ size: 1, spawn });
    await expect(measure(pool)).rejects.toThrow(/chunk \d+ ended 3 worker threads/);
    pool.close();
  });

  it('while it answers another call is replaced and the call made once more', async () => {
    const { spawn, deaths } = mortal('inspect', (asked) => asked === 1);
    const pool = new WorkerPool({ size: 1, spawn });
    const report = await pool.call('inspect', { base, file: 'villages.fgb', crs: null });
    expect([report.kind, deaths()]).toEqual(['vector', 1]);
    pool.close();
  });

  it('as soon as it starts, every time, ends all waiting calls with the reason', async () => {
    const pool = new WorkerPool({
      size: 2,
      spawn: () => ({
        postMessage: () => undefined,
        onMessage: () => undefined,
        onError: (tell) => void setTimeout(() => tell(new Error('out of memory')), 1),
        terminate: () => undefined,
      }),
    });
    const plan = pool.call('inspect', { base, file: 'a', crs: null });
    const inspect = pool.call('inspect', { base, file: 'a', crs: null });
    await expect(plan).rejects.toThrow('out of memory');
    await expect(inspect).rejects.toThrow('out of memory');
  });
});

describe('a measurement in place', () => {
  it('ends at once when its run is cancelled, and the helpers are free again', async () => {
    const pool = new WorkerPool({ size: 1, spawn: () => nodeWorker(entry) });
    await measure(pool);
    let steps = 0;
    const run: Run = {
      step: (stage) => {
        if (stage === 'zonal' && ++steps === 6) return Promise.reject(new DOMException('cancelled', 'AbortError'));
        return Promise.resolve();
      },
    };
    await expect(measure(pool, run)).rejects.toMatchObject({ name: 'AbortError' });
    const started = performance.now();
    const report = await pool.call('inspect', { base, file: 'villages.fgb', crs: null });
    expect(report.kind).toBe('vector');
    // Generous for a busy machine: a helper that went on measuring would take several times as long.
    expect(performance.now() - started).toBeLessThan(1000);
    pool.close();
  });
});
