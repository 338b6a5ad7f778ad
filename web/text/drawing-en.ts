import type { drawingZh } from './drawing-zh.ts';

export const drawingEn: typeof drawingZh = {
  title: 'Measure on the map',
  modes: { line: 'Distance', area: 'Area', edit: 'Change' },
  hints: {
    line: 'Click to add points, double-click to end. By key: move the map, Enter adds the point at the cross, Backspace takes it back, Esc ends.',
    area: 'Click to add points, click the first one to end. By key: move the map, Enter adds the point at the cross, Backspace takes it back, Esc ends.',
    edit: 'Click a shape, then drag its corners; Delete removes it.',
  },
  length: (length) => `Length ${length}`,
  areaLine: (area, edge) => `Area ${area}, edge ${edge}`,
  clear: 'Clear all',
};
