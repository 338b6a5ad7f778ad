import { describe, expect, it } from 'vitest';
import { dictionaryOf } from '../../../web/text/dictionary.ts';

/** Every text of a dictionary by its path; functions are called with their own parameters' places. */
function texts(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value === 'function') return new Map([[path, String(value('1', '2', '3', '4'))]]);
  const entries = Object.entries(value as object).flatMap(([key, part]) => [...texts(part, `${path}.${key}`)]);
  return new Map(entries);
}

const zh = texts(dictionaryOf('zh'));
const en = texts(dictionaryOf('en'));

describe('words of the interface', () => {
  it('are complete in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    for (const [path, text] of [...zh, ...en]) expect(text.trim(), path).not.toBe('');
  });

  it('hold no Chinese in English, and no English sentence in Chinese', () => {
    for (const [path, text] of en) expect(text, path).not.toMatch(/\p{Script=Han}/u);
    for (const [path, text] of zh) expect(text, path).not.toMatch(/[a-z]{3,} [a-z]{3,}/);
  });

  it('say things calmly', () => {
    for (const [path, text] of [...zh, ...en]) expect(text, path).not.toMatch(/[!！]/);
  });

  it('use the full width marks of Chinese beside Chinese', () => {
    for (const [path, text] of zh) expect(text, path).not.toMatch(/\p{Script=Han}[,;:?]/u);
  });
});
