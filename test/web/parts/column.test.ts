import { describe, expect, it } from 'vitest';
import { type Column, sortedRows } from '../../../web/parts/column.ts';

const rows = [
  { name: '张庄村', area: 10 },
  { name: '党寨村', area: 2 },
  { name: '老号村', area: 10 },
];
const text = () => '';
const byArea: Column<(typeof rows)[number]> = { id: 'area', label: '', text, order: (row) => row.area };
const byName: Column<(typeof rows)[number]> = { id: 'name', label: '', text, order: (row) => row.name };
const names = (list: readonly (typeof rows)[number][]) => list.map(({ name }) => name);

describe('sorting a table', () => {
  it('sorts numbers as numbers, both ways, and keeps the order of equals', () => {
    expect(names(sortedRows(rows, byArea, false))).toEqual(['党寨村', '张庄村', '老号村']);
    expect(names(sortedRows(rows, byArea, true))).toEqual(['张庄村', '老号村', '党寨村']);
  });

  it('sorts Chinese names by their sound', () => {
    expect(names(sortedRows(rows, byName, false))).toEqual(['党寨村', '老号村', '张庄村']);
  });

  it('leaves rows alone without an order', () => {
    expect(sortedRows(rows, undefined, true)).toBe(rows);
    expect(sortedRows(rows, { id: 'x', label: '', text }, false)).toBe(rows);
  });
});
