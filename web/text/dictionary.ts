import { en } from './en.ts';
import type { Language } from './number-format.ts';
import { zh } from './zh.ts';

/** Every word of the interface; both languages have the same shape. */
export type Dictionary = typeof zh;

/** Words in the given language. */
export function dictionaryOf(language: Language): Dictionary {
  return language === 'zh' ? zh : en;
}
