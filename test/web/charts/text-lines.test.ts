import { describe, expect, it } from 'vitest';
import { textLines } from '../../../web/charts/text-lines.ts';

const measure = (text: string) => text.length;

describe('lines of a text', () => {
  it('end between words, and between Chinese letters', () => {
    expect(textLines('one two three', 8, measure)).toEqual(['one two', 'three']);
    expect(textLines('有机蔬菜基地 2026', 4, measure)).toEqual(['有机蔬菜', '基地', '2026']);
  });

  it('leave a long word whole, and an empty text without a line', () => {
    expect(textLines('unbreakable', 4, measure)).toEqual(['unbreakable']);
    expect(textLines('', 4, measure)).toEqual([]);
  });
});
