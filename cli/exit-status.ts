import type { Place, PlanningErrorKind } from '../engine/index.ts';
import { PlanningError } from '../engine/index.ts';
import type { Language } from './terminal.ts';

const STATUS: Readonly<Record<PlanningErrorKind, number>> = { usage: 2, input: 3, infeasible: 4 };

/** Prints an error for people (stderr) or programs (stdout, one JSON document) and gives the exit status. */
export function exitStatusOf(error: unknown, { json, language }: { json: boolean; language: Language }): number {
  if (error instanceof Error && error.name === 'AbortError') return 130;
  if (!(error instanceof PlanningError)) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
  const { code, kind, text, remedy, at } = error;
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, kind, text, remedy, at } })}\n`);
  const labels = language === 'zh' ? { error: '错误', do: '处理' } : { error: 'error', do: 'what to do' };
  process.stderr.write(
    `${labels.error} [${code}] ${placeWords(at)}${text[language]}\n${labels.do}: ${remedy[language]}\n`,
  );
  return STATUS[kind];
}

/** A place in the order file, layer, feature, field, row; empty when nothing is known. */
export function placeWords(at: Place): string {
  const parts = [at.file, at.layer, at.feature, at.field, at.row === undefined ? undefined : `#${at.row}`];
  const known = parts.filter((part) => part !== undefined && part !== '');
  return known.length === 0 ? '' : `${known.join(' · ')}: `;
}
