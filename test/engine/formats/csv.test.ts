import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openCsv } from '../../../engine/formats/csv.ts';
import { detectFormat, openFile } from '../../../engine/formats/detect-format.ts';
import { FORMATS } from '../../../engine/formats/index.ts';
import { textAt } from '../../../engine/table/table.ts';
import { bytesOf, dbfBytes, GBK, shell, shpBytes, zipBytes } from './shapefile-bytes.ts';
import { placed, sampleBytes, tiffBytes } from './tiff-bytes.ts';

const open = (text: string | Uint8Array, options = {}) => openCsv(bytesSource('样点.csv', bytesOf(text)), options);

/** UTF-16 with its mark, as Excel saves "Unicode text". */
function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  for (const [k, unit] of [0xfeff, ...Array.from(text, (sign) => sign.charCodeAt(0))].entries()) {
    view.setUint16(2 * k, unit, little);
  }
  return bytes;
}

describe('openCsv', () => {
  it.each([true, false])('reads UTF-16 by its mark, little end first %s', async (little) => {
    const { table, encoding } = await open(utf16('编号\tpH\r\n01\t7.9\r\n', little));
    expect([...table.columns.keys()]).toEqual(['编号', 'pH']);
    expect(textAt(table, '编号', 0)).toBe('01');
    expect(encoding.encoding).toBe(little ? 'utf-16le' : 'utf-16be');
  });

  it('keeps every value as text, trimmed, empty as missing', async () => {
    const { table, findings } = await open('编号,pH,镉\r\n0620702,7.90, <0.05 \r\n0620703,,未检出\r\n');
    expect([...table.columns.values()].map(({ name, kind }) => [name, kind])).toEqual([
      ['编号', 'text'],
      ['pH', 'text'],
      ['镉', 'text'],
    ]);
    expect([textAt(table, '编号', 0), textAt(table, 'pH', 1), textAt(table, '镉', 0)]).toEqual([
      '0620702',
      undefined,
      '<0.05',
    ]);
    expect([table.length, findings]).toEqual([2, []]);
  });

  it('strips a byte-order mark and finds the separator', async () => {
    expect([...(await open('\uFEFFa;b\n1;2\n')).table.columns.keys()]).toEqual(['a', 'b']);
    expect([...(await open('a\tb\n1\t2\n')).table.columns.keys()]).toEqual(['a', 'b']);
  });

  it('reads GBK from Excel and says why', async () => {
    const bytes = Uint8Array.from([...GBK.地块编码, 0x2c, 0x61, 0x0a, ...GBK.党寨镇, 0x2c, 0x31, 0x0a]);
    const { table, encoding } = await open(bytes);
    expect(encoding).toEqual({ encoding: 'gb18030', reason: expect.stringContaining('GB18030') });
    expect(textAt(table, '地块编码', 0)).toBe('党寨镇');
    expect((await open(bytes, { encoding: 'cp936' })).encoding.reason).toBe('declared cp936');
  });

  it('numbers empty and repeated headers and lists rows of another length', async () => {
    const { table, findings } = await open('a,,a\n1,2,3\n4,5\n6,7,8,9\n');
    expect([...table.columns.keys()]).toEqual(['a', 'column_2', 'a_2']);
    expect(findings.map(({ code, at }) => [code, at.row])).toEqual([
      ['row-length-differs', 2],
      ['row-length-differs', 3],
    ]);
    expect([table.length, textAt(table, 'a_2', 1), textAt(table, 'a_2', 2)]).toEqual([3, undefined, '8']);
  });

  it('reads quoted cells with separators and line breaks', async () => {
    const { table } = await open('a,b\n"x, y","line 1\nline 2"\n');
    expect([textAt(table, 'a', 0), textAt(table, 'b', 0)]).toEqual(['x, y', 'line 1\nline 2']);
  });

  it('reads the one table of a zip and refuses two', async () => {
    const zip = (files: Record<string, Uint8Array>) => bytesSource('t.zip', zipBytes(files));
    const { table } = await openCsv(zip({ 'a/b.csv': bytesOf('x,y\n1,2\n') }), {});
    expect(textAt(table, 'y', 0)).toBe('2');
    const two = zip({ 'a.csv': bytesOf('x,y\n'), 'b.csv': bytesOf('x,y\n') });
    await expect(openCsv(two, {})).rejects.toMatchObject({ code: 'zip-without-table' });
  });

  it('refuses an empty table', async () => {
    await expect(open('\n\n')).rejects.toMatchObject({ code: 'empty-table' });
  });
});

describe('detectFormat', () => {
  const idOf = async (name: string, bytes: Uint8Array) => (await detectFormat(bytesSource(name, bytes))).id;
  const tiff = tiffBytes([
    { width: 1, height: 1, bits: 8, format: 1, blocks: [sampleBytes([1], 'u8')], entries: placed(0, 0, 1) },
  ]);
  const shp = shpBytes([[shell(100, 38, 1)]]);

  it('believes the bytes before the name', async () => {
    expect(await idOf('a.csv', tiff)).toBe('geotiff');
    expect(await idOf('a.tif', bytesOf('{"type":"FeatureCollection","features":[]}'))).toBe('geojson');
    expect(await idOf('a', shp)).toBe('shapefile');
    expect(await idOf('a.json', bytesOf('a,b\n1,2'))).toBe('csv');
    expect(await idOf('one-column.csv', bytesOf('id\n1\n2\n'))).toBe('csv');
  });

  it('looks into a zip', async () => {
    expect(await idOf('a.zip', zipBytes({ 'a.shp': shp, 'a.dbf': dbfBytes([], []), 'readme.txt': bytesOf('x') }))).toBe(
      'shapefile',
    );
    expect(await idOf('a.zip', zipBytes({ 'a.csv': bytesOf('x,y\n') }))).toBe('csv');
  });

  it('opens what it found', async () => {
    const decoded = await openFile(bytesSource('a.csv', bytesOf('x,y\n1,2\n')), {});
    expect(decoded.kind).toBe('sheet');
    expect((await openFile(bytesSource('a.tif', tiff), { crs: 'EPSG:4490' })).kind).toBe('raster');
  });

  it('refuses a web page instead of a file, naming what it is and what we read', async () => {
    for (const name of ['a.tif', 'a.csv', 'a.geojson', 'a']) {
      const error = await detectFormat(
        bytesSource(name, bytesOf('\n<!DOCTYPE html><html><body>404, not found</body></html>')),
      ).catch((e) => e);
      expect(error).toMatchObject({ kind: 'input', code: 'unknown-format', at: { file: name } });
      expect(error.text.en).toContain('web page');
      for (const format of FORMATS) expect(error.remedy.en).toContain(format.extensions[0]);
    }
  });

  it('refuses other formats and empty files', async () => {
    const error = await detectFormat(bytesSource('a.gpkg', bytesOf('SQLite format 3\0'))).catch((e) => e);
    expect(error).toMatchObject({ code: 'unknown-format' });
    expect(error.text.en).toContain('53 51 4c 69');
    await expect(detectFormat(bytesSource('a.tif', bytesOf('')))).rejects.toMatchObject({ code: 'empty-file' });
  });
});

describe('FORMATS', () => {
  it('have distinct ids, both labels and dotted lower-case extensions', () => {
    expect(new Set(FORMATS.map((format) => format.id)).size).toBe(FORMATS.length);
    for (const { label, extensions } of FORMATS) {
      expect(label.zh.length * label.en.length).toBeGreaterThan(0);
      expect(extensions.every((extension) => /^\.[a-z]+$/.test(extension))).toBe(true);
    }
  });
});
