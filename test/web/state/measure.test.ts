import { describe, expect, it, vi } from 'vitest';
import type { VectorMeasures } from '../../../engine/index.ts';
import { createMeasure, type MeasureEngine } from '../../../web/state/measure.ts';
import { measureSummary } from '../../../web/state/measure-summary.ts';
import { tableOf } from '../../../web/state/save-measured.ts';
import { dictionaryOf } from '../../../web/text/dictionary.ts';
import { createNumberFormat } from '../../../web/text/number-format.ts';
import { parcelReport, rasterReport } from './given.ts';

const [t, format] = [dictionaryOf('zh'), createNumberFormat('zh', 'mu')];
const files = ['fields.fgb', 'ph.tif'].map((name) => new File(['x'], name));
const known = { length: 2, words: Uint32Array.of(3) };
const column = { kind: 'number' as const, name: 'ph.mean', unit: '', values: Float64Array.of(7.5, 8), valid: known };
const MEASURES: VectorMeasures = {
  ids: ['a', 'b'],
  layers: [{ columns: [column], blocksRead: 1, blocksTotal: 1, outside: 0 }],
  findings: [],
  counts: { read: 2, used: 2, dropped: 0 },
};

/** An engine that answers at once; `change` replaces parts of it. */
function engine(change: Partial<MeasureEngine> = {}): MeasureEngine {
  return {
    inspect: async ({ name }) => (name.endsWith('.tif') ? rasterReport(name, 1) : parcelReport(name, ['DKBM'])),
    measure: async () => MEASURES,
    statistics: async () => ['count', 'mean', 'mode'].map((id) => ({ id, label: { zh: id, en: id } })),
    write: async () => new Uint8Array(),
    ...change,
  };
}

async function ready(change: Partial<MeasureEngine> = {}) {
  const measure = createMeasure(engine(change));
  measure.give(files);
  await vi.waitFor(() => expect(measure.missing.value).toBe(null));
  return measure;
}

/** A measurement that ends only when it is cancelled. */
const endless: MeasureEngine['measure'] = (_files, _question, { signal, onProgress }) =>
  new Promise((_resolve, reject) => {
    onProgress({ stage: 'zonal', done: 1, total: 4 });
    signal.addEventListener('abort', () => reject(Object.assign(new Error('cancelled'), { name: 'AbortError' })));
  });

describe('measuring files', () => {
  it('reads what is given, offers the id field, and asks what was chosen in the order of the menu', async () => {
    const asked = vi.fn<MeasureEngine['measure']>(async () => MEASURES);
    const measure = await ready({ measure: asked });
    expect(measure.idField.value).toBe('DKBM');
    measure.start();
    await vi.waitFor(() => expect(measure.result.value?.measures).toBe(MEASURES));
    const [given, question] = asked.mock.calls[0] ?? [];
    expect(given).toEqual(files);
    expect(question).toMatchObject({ statistics: ['count', 'mean'], idField: 'DKBM' });
    expect(measureSummary(measure, t, format)).toEqual({ line: '已量算 2 个地块，1 个图层', mark: 'done' });
  });

  it('does not start while something is missing', async () => {
    const measure = await ready();
    measure.remove('ph.tif');
    measure.start();
    expect(measure.run.value.state).toBe('idle');
    expect(measureSummary(measure, t, format).line).toBe(t.measure.missing.layers);
  });

  it('cancels at once and in silence, and starts again', async () => {
    const measure = await ready({ measure: endless });
    measure.start();
    expect(measureSummary(measure, t, format).line).toBe('正在量算 1 个图层');
    measure.cancel();
    expect(measure.run.value).toEqual({ state: 'idle' });
    measure.start();
    await Promise.resolve();
    expect(measure.run.value.state).toBe('running');
    measure.cancel();
  });

  it('keeps the words of a fault, of a file and of the run', async () => {
    const said = { text: { zh: '坏', en: 'bad' }, remedy: { zh: '换', en: 'replace' }, at: { file: 'ph.tif' } };
    const failing = async () => Promise.reject(Object.assign(new Error('bad'), said));
    const unread = createMeasure(engine({ inspect: failing }));
    unread.give(files);
    await vi.waitFor(() => expect(unread.missing.value).toBe('unusable'));
    expect(unread.given.value[1]?.fault).toEqual(said);
    const measure = await ready({ measure: failing });
    measure.start();
    await vi.waitFor(() => expect(measure.run.value).toEqual({ state: 'failed', fault: said }));
  });

  it('asks for the menu again when it did not come', async () => {
    const statistics = vi.fn(engine().statistics);
    statistics.mockRejectedValueOnce(new Error('no worker'));
    const measure = createMeasure(engine({ statistics }));
    measure.prepare();
    await vi.waitFor(() => expect(measure.run.value.state).toBe('failed'));
    measure.prepare();
    await vi.waitFor(() => expect(measure.menu.value).toHaveLength(3));
    measure.prepare();
    expect(statistics).toHaveBeenCalledTimes(2);
  });

  it('writes columns under the names the command line gives them', async () => {
    const measure = await ready();
    measure.start();
    await vi.waitFor(() => expect(measure.result.value).not.toBe(null));
    if (measure.result.value === null) throw new Error('nothing measured');
    const { idName, columns } = tableOf(measure.result.value, '.csv');
    expect([idName, ...columns.map(({ name }) => name)]).toEqual(['DKBM', 'ph_mean']);
    expect(columns[0]?.values).toBe(column.values);
  });
});
