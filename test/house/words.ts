import type { ProjectFile } from './project-files.ts';

/** Written in two halves, so that this list does not find itself. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['work left over', wordOf('TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK')],
  ['a stand-in', new RegExp(`lorem ${'ipsum'}|not (?:yet )?${'implemented'}|${'dum'}my data|coming ${'soon'}`, 'i')],
  ['a silenced type check', new RegExp(`@ts-(?:${'ignore'}|${'expect'}-error|${'nocheck'})|\\bas ${'any'}\\b`)],
  [
    'a path of one machine',
    new RegExp(`(?<![\\w.:/-])/(?:${'wo' + 'rk'}|${'tm' + 'p'}|${'ho' + 'me'}|${'ro' + 'ot'}|Users)/`),
  ],
  [
    'a package registry',
    new RegExp(`registry\\.(?:npm|yarn|node)|npm${'mirror'}|arti${'factory'}|verda${'ccio'}`, 'i'),
  ],
];

/** In the page it is the hint of a text field; anywhere else it means unfinished work. */
const UNFINISHED = new RegExp(`\\b${'place'}holders?\\b`, 'i');

/** Words that no finished file holds, with their lines. */
export function forbiddenWords(file: ProjectFile): string[] {
  const patterns = file.path.startsWith('web/') ? FORBIDDEN : [...FORBIDDEN, ['a stand-in', UNFINISHED] as const];
  return file.text.split('\n').flatMap((line, i) =>
    patterns.flatMap(([what, pattern]) => {
      const found = pattern.exec(line);
      return found ? [`${file.path}:${i + 1}: ${what}: ${found[0]}`] : [];
    }),
  );
}

function wordOf(...words: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${words.join('|')})\\b`);
}
