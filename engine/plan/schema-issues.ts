import type { z } from 'zod';
import { en, zhCN } from 'zod/locales';
import type { LocalText } from '../run/local-text.ts';

/** Wrong keys that are named; more would hide the first. */
const SHOWN = 8;

type Issue = z.core.$ZodIssue;

/**
 * What a document has wrong, key by key with what was expected and the value found, in both languages; null when it fits
 * the schema.
 */
export function schemaIssues(schema: z.ZodType, document: unknown): LocalText | null {
  const found = (path: readonly string[], pick: 0 | 1) => {
    const value = valueAt(document, path);
    return value === null ? '' : ['，实为 ', ', found '][pick] + value;
  };
  const inWords = (error: z.core.$ZodErrorMap, pick: 0 | 1) => {
    const issues = schema.safeParse(document, { error }).error?.issues ?? [];
    return issues
      .flatMap((issue) => plainIssues(issue))
      .slice(0, SHOWN)
      .map(({ path, message }) => `${path.join('.') || '·'}: ${inLanguage(message, pick)}${found(path, pick)}`)
      .join('; ');
  };
  const zh = inWords(zhCN().localeError, 0);
  return zh === '' ? null : { zh, en: inWords(en().localeError, 1) };
}

/** An issue of a union is told by the branch that comes closest: the one with the fewest faults. */
function plainIssues(issue: Issue, above: readonly PropertyKey[] = []): { path: string[]; message: string }[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return [{ path: path.map(String), message: issue.message }];
  }
  const [closest] = [...issue.errors].sort((a, b) => faultsIn(a) - faultsIn(b));
  return (closest ?? []).flatMap((inner) => plainIssues(inner, path));
}

function faultsIn(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

/** The number, word or yes-or-no at a path as it is written; null for anything else. */
function valueAt(document: unknown, path: readonly string[]): string | null {
  let value = document;
  for (const key of path) value = (value as Record<string, unknown> | null | undefined)?.[key];
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'boolean' || Number.isFinite(value) ? String(value) : null;
}

/** Messages of our own stand as `中文 / English`; a key that is not there is missing, whatever a programmer calls it. */
function inLanguage(message: string, pick: 0 | 1): string {
  const parts = message.split(' / ');
  const own = parts.length === 2 && /[一-鿿]/.test(parts[0] ?? '') ? (parts[pick] as string) : message;
  return own.replace(/，实际接收 undefined$/, '，缺少').replace(/, received undefined$/, ', missing');
}
