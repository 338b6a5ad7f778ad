import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { areaColumn, cellText, type Figures } from '../../../web/charts/figures.ts';
import { figuresCsv } from '../../../web/charts/figures-csv.ts';
import { createNumberFormat } from '../../../web/text/number-format.ts';

const figures: Figures = {
  columns: [
    { label: '名称' },
    areaColumn('面积', 'mu', createNumberFormat('zh', 'mu')),
    { label: '得分', text: (x) => x.toFixed(2) },
  ],
  rows: [
    ['甲, “乙”', 2000 / 3, 0.1 + 0.2],
    ['say "no"', Number.NaN, 1],
  ],
};

describe('figures as CSV', () => {
  it('begin with the mark of UTF-8 and can be read back with all digits', () => {
    const csv = figuresCsv(figures, null);
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(Papa.parse(csv.slice(1)).data).toEqual([
      ['名称', '面积 (亩)', '得分'],
      ['甲, “乙”', '1', '0.3'],
      ['say "no"', '', '1'],
    ]);
    expect(csv.split('\r\n')).toHaveLength(3);
  });

  it('say in every row that made-up data are made up', () => {
    const rows = Papa.parse<string[]>(figuresCsv(figures, { column: '数据', text: '合成演示数据' }).slice(1)).data;
    expect(rows.map((row) => row.at(-1))).toEqual(['数据', '合成演示数据', '合成演示数据']);
  });

  it('are the figures of the table', () => {
    const [name, area, score] = figures.columns;
    expect(cellText(figures.rows[0]?.[0] ?? '', name, '待测')).toBe('甲, “乙”');
    expect(cellText(2000 / 3, area, '待测')).toBe('1.00');
    expect(cellText(Number.NaN, area, '待测')).toBe('待测');
    expect(cellText(0.1 + 0.2, score, '待测')).toBe('0.30');
  });
});
