import { describe, expect, it } from 'vitest';
import { SECTORS } from '../../../../engine/isolation/wind-rose.ts';
import { InputDesk } from '../../../../engine/plan/input-desk.ts';
import { readWindRoses } from '../../../../engine/plan/isolation/read-wind-roses.ts';
import { filesOf } from '../tiny-plan.ts';

const wind = { file: 'w.csv', town: 'town', season: 'season', sector: 'sector', frequency: 'pct', of: 'annual' };
const HEAD = 'town,season,sector,pct';

/** Rows of one town: `each` percent a sector, some replaced. */
function rowsOf(town: string, changes: Record<string, string | null> = {}, each = '6.25', season = 'annual'): string[] {
  return SECTORS.flatMap((sector) => {
    const value = sector in changes ? changes[sector] : each;
    return value === null ? [] : [`${town},${season},${sector},${value}`];
  });
}

async function read(rows: readonly string[], changes: Partial<typeof wind> = {}) {
  const desk = new InputDesk(filesOf({ 'w.csv': [HEAD, ...rows].join('\n') }));
  const roses = await readWindRoses({ ...wind, ...changes }, desk);
  return { roses, desk, codes: desk.findings.map(({ code, at }) => `${code} ${at.row}`) };
}

describe('readWindRoses', () => {
  it('reads the season of every town in the order of the sectors', async () => {
    const { roses, codes } = await read([
      ...rowsOf('a', { N: '7.25', S: '5.25' }),
      ...rowsOf('a', {}, '1', 'spring'),
      ...rowsOf('b'),
    ]);
    expect(roses.get('a')).toEqual(SECTORS.map((s) => (s === 'N' ? 7.25 : s === 'S' ? 5.25 : 6.25)));
    expect(roses.get('b')).toHaveLength(16);
    expect(codes).toEqual([]);
  });

  it('counts still air towards the 100 and not towards any sector', async () => {
    const rows = [...rowsOf('a', {}, '5'), 'a,annual,C,20'];
    const { roses, codes } = await read(rows);
    expect(roses.get('a')).toEqual(SECTORS.map(() => 5));
    expect(codes).toEqual([]);
  });

  it.each([
    ['a missing sector', rowsOf('a', { E: null }), ['incomplete-wind-rose 2']],
    ['a number that is none', rowsOf('a', { E: 'x' }), ['bad-frequency 6', 'incomplete-wind-rose 2']],
    ['an empty cell', rowsOf('a', { E: '' }), ['bad-frequency 6', 'incomplete-wind-rose 2']],
    ['a negative frequency', rowsOf('a', { E: '-6.25' }), ['bad-frequency 6', 'incomplete-wind-rose 2']],
    ['a sector nobody knows', [...rowsOf('a'), 'a,annual,NNN,1'], ['unknown-sector 18', 'incomplete-wind-rose 2']],
    ['shares instead of percent', rowsOf('a', {}, '0.0625'), ['wind-rose-sum 2']],
    ['a sum of 98.75', rowsOf('a', { N: '5' }), ['wind-rose-sum 2']],
    ['another season alone', rowsOf('a', {}, '6.25', 'spring'), ['no-season 2']],
  ])('leaves a town out for %s, and tells the row', async (_name, rows, expected) => {
    const { roses, codes } = await read([...rows, ...rowsOf('b')]);
    expect([...roses.keys()]).toEqual(['b']);
    expect(codes).toEqual(expected);
  });

  it('uses the first of two rows of a sector, and sums within 1 of 100', async () => {
    const { roses, codes } = await read([...rowsOf('a', { N: '7.2' }), 'a,annual,N,9']);
    expect(roses.get('a')?.[0]).toBe(7.2);
    expect(codes).toEqual(['repeated-sector 18']);
  });

  it('tells what is wrong once, however often the sheet is read', async () => {
    const { desk } = await read([...rowsOf('a', { E: null }), ...rowsOf('b')]);
    await readWindRoses(wind, desk);
    expect(desk.findings).toHaveLength(1);
    expect(desk.findings[0]?.message.zh).toContain('缺 E');
  });

  it('refuses a season nobody has and a column that is not there', async () => {
    await expect(read(rowsOf('a'), { of: 'winter' })).rejects.toMatchObject({ code: 'no-season', kind: 'input' });
    await expect(read(rowsOf('a'), { sector: 'dir' })).rejects.toMatchObject({
      code: 'missing-field',
      at: { field: 'dir' },
    });
  });
});
