import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { TABLE_FILES } from './table-files/index.ts';
import type { TableFile } from './table-files/table-file.ts';

/** The writer for a file name; throws `PlanningError` (`unknown-table-file`) naming the extensions there are. */
export function tableFileFor(name: string): TableFile {
  const found = TABLE_FILES.find((file) => name.toLowerCase().endsWith(file.extension));
  if (found) return found;
  const known = TABLE_FILES.map((file) => file.extension).join(', ');
  throw new PlanningError('usage', 'unknown-table-file', {
    text: text(`不知道如何写 ${name}`, `there is no way to write ${name}`),
    remedy: text(`用以下扩展名之一：${known}`, `use one of ${known}`),
    at: { file: name },
  });
}
