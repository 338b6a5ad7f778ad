import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { PlanningError } from '../../engine/run/planning-error.ts';
import { nodeWorker } from '../../workers/node-worker.ts';
import { abortError, packError, unpackError } from '../../workers/pack-error.ts';
import { transferablesOf } from '../../workers/transfer.ts';
import { WorkerPool } from '../../workers/worker-pool.ts';
import { repoRoot } from '../shared-data.ts';

const entry = pathToFileURL(resolve(repoRoot, 'build/cli/engine-worker.mjs'));
const base = resolve(repoRoot, 'data/scenarios');
const scenario = JSON.parse(readFileSync(resolve(base, 'seven-towns.json'), 'utf8'));
const question = { scenario, scenarioName: 'seven-towns.json', base, stays: false };

describe('WorkerPool', () => {
  const pool = new WorkerPool({ size: 2, spawn: () => nodeWorker(entry) });
  afterAll(() => pool.close());

  it('answers calls and keeps code, place and remedy of an error across the thread', async () => {
    const report = await pool.call('inspect', { base, file: '../villages.fgb', crs: null });
    expect(report.layers[0]?.count).toBe(151);
    const failed = await pool
      .call('inspect', { base, file: 'nowhere.tif', crs: null })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(PlanningError);
    expect(failed).toMatchObject({ code: 'missing-file', kind: 'input', at: { file: 'nowhere.tif' } });
  });

  it('reports progress and, cancelled, rejects at once with AbortError; the pool goes on working', async () => {
    const cancel = new AbortController();
    const stages: string[] = [];
    const call = pool.call('plan', question, {
      signal: cancel.signal,
      onProgress: ({ stage }) => {
        stages.push(stage);
        cancel.abort();
      },
    });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(stages).toEqual(['read']);
    const report = await pool.call('inspect', { base, file: '../villages.fgb', crs: null });
    expect(report.kind).toBe('vector');
  });

  it('keeps what a plan that stays was read from, though its tables moved here', async () => {
    const files = scenario.parcels.files.filter((file: string) => file.includes('/heiquan/'));
    const town = {
      ...scenario,
      parcels: { ...scenario.parcels, files },
      isolation: null,
      rotation: null,
      sources: null,
    };
    const { tables } = await pool.call('plan', { scenario: town, scenarioName: 'town', base, stays: true });
    const bases = tables.candidates.map(({ parcels }) => parcels);
    const question = { scenario: town, scenarioName: 'town', bases, known: {} };
    for (let time = 0; time < 2; time++) {
      const again = await pool.call('rescore', question);
      expect(again.parcels.suitability).toEqual(tables.parcels.suitability);
      expect(again.memberships).toEqual(tables.parcels.criteria.map(({ memberships }) => memberships));
      expect(Array.from(again.baseSuitability)).toEqual(tables.candidates.map(({ suitability }) => suitability));
    }
    const next = await pool.call('plan', { scenario: town, scenarioName: 'town', base, stays: true });
    expect(next.tables.parcels.polygons).toEqual(tables.parcels.polygons);
    expect(next.candidatesGeoJson.length).toBeGreaterThan(1000);
  }, 60_000);

  it('says that there is nothing to score anew before a plan', async () => {
    const idle = new WorkerPool({ size: 1, spawn: () => nodeWorker(entry) });
    const asked = idle.call('rescore', { scenario, scenarioName: 'town', bases: [], known: {} });
    await expect(asked).rejects.toMatchObject({ code: 'no-plan-kept', kind: 'usage' });
    idle.close();
  });

  it('rejects a call whose signal was aborted before', async () => {
    const call = pool.call('plan', question, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('rejects waiting calls when a worker dies or the pool is closed', async () => {
    const closing = new WorkerPool({ size: 1, spawn: () => nodeWorker(entry) });
    const waiting = closing.call('plan', question);
    closing.close();
    await expect(waiting).rejects.toThrow('closed');
  });
});

describe('packError', () => {
  it('keeps what a PlanningError says, and its class', () => {
    const words = { zh: '甲', en: 'a' };
    const error = new PlanningError('input', 'empty-layer', { text: words, remedy: words, at: { file: 'f', row: 3 } });
    const again = unpackError(structuredClone(packError(error)));
    expect(again).toBeInstanceOf(PlanningError);
    expect(again).toMatchObject({
      kind: 'input',
      code: 'empty-layer',
      text: words,
      remedy: words,
      at: { file: 'f', row: 3 },
    });
  });

  it('keeps name and message of other errors, and of thrown values that are none', () => {
    expect(unpackError(packError(abortError())).name).toBe('AbortError');
    expect(unpackError(packError(new RangeError('too far'))).message).toBe('too far');
    expect(unpackError(packError('just text')).message).toBe('just text');
  });
});

describe('transferablesOf', () => {
  it('finds every buffer once, in objects, arrays and maps', () => {
    const shared = new Float64Array(2);
    const found = transferablesOf({
      a: shared,
      b: [new Uint8Array(shared.buffer)],
      c: new Map([['d', new Uint32Array(1)]]),
      e: null,
    });
    expect(found).toHaveLength(2);
    expect(found).toContain(shared.buffer);
  });
});
