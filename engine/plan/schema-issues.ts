import type { z } from 'zod';
import { en, zhCN } from 'zod/locales';
import type { LocalText } from '../run/local-text.ts';

/** Wrong keys that are named; more would hide the first. */
const SHOWN = 8;

type Issue = z.core.$ZodIssue;

/** What a document has wrong, key by key with what was expected, in both languages; null when it fits the schema. */
export function schemaIssues(schema: z.ZodType, document: unknown): LocalText | null {
  const inWords = (error: z.core.$ZodErrorMap, pick: 0 | 1) => {
    const issues = schema.safeParse(document, { error }).error?.issues ?? [];
    return issues
      .flatMap((issue) => plainIssues(issue))
      .slice(0, SHOWN)
      .map(({ path, message }) => `${path.join('.') || '·'}: ${inLanguage(message, pick)}`)
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

/** Messages of our own stand as `中文 / English`. */
function inLanguage(message: string, pick: 0 | 1): string {
  const parts = message.split(' / ');
  return parts.length === 2 && /[一-鿿]/.test(parts[0] ?? '') ? (parts[pick] as string) : message;
}
