import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type CsvCell, csvText } from '../../../engine/formats/encode-csv.ts';
import { seeded } from '../zonal/seeded.ts';

const WORDS = [
  '甲',
  'a,b',
  'he said "no"',
  ' before',
  'after ',
  'two\nlines',
  'cr\rlf\r\n',
  '',
  '\uFEFFmark',
  "'",
  '0012',
];

describe('csvText', () => {
  it('writes what Papa Parse writes for the whole table', () => {
    const random = seeded(3);
    const cell = (): CsvCell => {
      const kind = random();
      if (kind < 0.15) return null;
      if (kind < 0.4) return Math.round(1e6 * (random() - 0.5)) / 1e3;
      return WORDS[Math.floor(random() * WORDS.length)] as string;
    };
    const rows = Array.from({ length: 200 }, () => Array.from({ length: 7 }, cell));
    expect(csvText(rows)).toBe(`${Papa.unparse(rows, { newline: '\r\n' })}\r\n`);
  });

  it('reads back as what was written', () => {
    const rows = [WORDS, [...WORDS].reverse()];
    expect(Papa.parse(csvText(rows), { skipEmptyLines: true, newline: '\r\n' }).data).toEqual(rows);
  });

  it('writes nothing for no rows', () => {
    expect(csvText([])).toBe('');
  });
});
