import { describe, expect, it } from 'vitest';
import { csvFile } from '../../../../engine/formats/table-files/csv.ts';
import { seeded } from '../../geometry/random-polygons.ts';
import { keptBytes, numbers, part, type Rows, written } from './written-table.ts';

const text = async (...appends: Rows[]) => new TextDecoder().decode(await written(csvFile, ...appends));

describe('CSV table file', () => {
  it('writes a header, ids as they are, and an empty cell for what is missing', async () => {
    const ids = ['007', '地块, 甲', 'say "no"', 'two\nlines', '𠮷', ''];
    const rows = { ids, columns: [numbers('a', [1, null, 2.5, -0, 1e-9, 3]), numbers('b,c', [null, 1, 1, 1, 1, 1])] };
    expect(await text(rows)).toBe(
      'id,a,"b,c"\n007,1,\n"地块, 甲",,1\n"say ""no""",2.5,1\n"two\nlines",0,1\n𠮷,1e-9,1\n,3,1\n',
    );
  });

  it('writes the header alone when nothing is appended', async () => {
    expect(await text({ ids: [], columns: [numbers('a', [])] })).toBe('id,a\n');
  });

  it('several appends give the bytes of one, in pieces that are neither tiny nor large', async () => {
    const random = seeded(8);
    const count = 60_000;
    const values = () => Array.from({ length: count }, () => (random() < 0.01 ? null : 2000 * random() - 1000));
    const rows: Rows = {
      ids: Array.from({ length: count }, (_, k) => (k % 7 === 0 ? `地块${k}` : `0${k}`)),
      columns: [numbers('a', values()), numbers('b', values()), numbers('c', Array(count).fill(0.125))],
    };
    const once = await written(csvFile, rows);
    const cuts = [0, 1, 1, 33, 20_000, 59_999, count];
    const several = cuts.slice(1).map((to, k) => part(rows, cuts[k] as number, to));
    expect(Buffer.compare(await written(csvFile, ...several), once)).toBe(0);
    const sink = keptBytes();
    const writer = await csvFile.open({ id: 'id', columns: ['a', 'b', 'c'] }, sink);
    await writer.append(rows.ids, rows.columns);
    await writer.close();
    expect(Buffer.compare(Buffer.concat(sink.pieces), once)).toBe(0);
    const sizes = sink.pieces.map((piece) => piece.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2 ** 20);
    // After the header and before the rest.
    expect(Math.min(...sizes.slice(1, -1))).toBeGreaterThan(2 ** 17);
  });

  it('takes an id and a name longer than a piece', async () => {
    const id = '字"'.repeat(400_000);
    const name = '列'.repeat(500_000);
    const written = await text({ ids: ['1', id, '2'], columns: [numbers(name, [1, 2, 3])] });
    expect(written === `id,${name}\n1,1\n"${id.replaceAll('"', '""')}",2\n2,3\n`).toBe(true);
  });

  it('refuses columns that do not fit', async () => {
    const writer = await csvFile.open({ id: 'id', columns: ['a'] }, keptBytes());
    await expect(writer.append(['1'], [])).rejects.toThrow('0 columns');
    await expect(writer.append(['1'], [numbers('a', [1, 2])])).rejects.toThrow('2 rows');
  });
});
