import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { textSet } from '../table/text-set.ts';

/** Watches for features whose id an earlier one already has: all are measured, but a join by id would mix them up. */
export interface RepeatedIds {
  /** `rows[k]` is the one-based row of `ids[k]` in the file. */
  add(ids: readonly string[], rows: Uint32Array): void;
  findings(): Finding[];
}

/** Ids that are told by name; the others are counted. */
const NAMED = 5;

/** A watch over the ids of one file; row numbers never repeat. */
export function repeatedIds(file: string, field: string | null): RepeatedIds {
  const seen = textSet();
  const examples: { readonly id: string; readonly row: number }[] = [];
  let count = 0;
  return {
    add(ids, rows) {
      if (field === null) return;
      for (let k = 0; k < ids.length; k++) {
        const id = ids[k] as string;
        if (!seen.add(id)) continue;
        count++;
        if (examples.length < NAMED) examples.push({ id, row: rows[k] as number });
      }
    },
    findings() {
      const [first] = examples;
      if (first === undefined || field === null) return [];
      const named = examples.map(({ id, row }) => `${id} (${row})`).join(', ');
      return [
        {
          severity: 'warning',
          code: 'duplicate-id',
          message: text(
            `字段 ${field} 的编号有 ${count} 处重复，括号内为行号：${named}${count > NAMED ? ' 等' : ''}；要素都已量算`,
            `${count} ids of field ${field} occur again, with their rows: ${named}${count > NAMED ? ' and more' : ''}; all features are measured`,
          ),
          remedy: text('改正编号，否则按编号连接会混淆', 'correct the ids, or a join by id will mix them up'),
          at: { file, field, feature: first.id, row: first.row },
        },
      ];
    },
  };
}
