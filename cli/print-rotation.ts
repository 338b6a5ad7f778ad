import { CONFLICT_COLUMNS, type ConflictEntry, conflictReader, type RotationTables } from '../engine/index.ts';
import { placeWords } from './exit-status.ts';
import { type Language, textTable } from './terminal.ts';

/** All conflicts and all unknown answers, as plain data for programs. */
export function rotationSummary(tables: RotationTables) {
  const entries = entriesOf(tables);
  const row = (entry: ConflictEntry) => Object.fromEntries(CONFLICT_COLUMNS.map(({ name, of }) => [name, of(entry)]));
  return {
    rules: tables.standard.rules,
    changes: tables.changes,
    rows: tables.rows,
    parcels: tables.parcels.ids.length,
    parts: tables.parts.parcel.length,
    conflicts: entries.filter(isKnown).map(row),
    unknown: entries.filter((entry) => !isKnown(entry)).map(row),
    unjudged: tables.unjudged,
    findings: tables.findings,
  };
}

function entriesOf(tables: RotationTables): ConflictEntry[] {
  const reader = conflictReader(tables);
  return Array.from({ length: reader.length }, (_v, k) => reader.entry(k));
}

function isKnown({ standard }: ConflictEntry): boolean {
  return standard !== 'unknown';
}

/** Counts by rule with one conflict in words, what was changed, and each kind of finding once, for people. */
export function rotationWords(tables: RotationTables, language: Language): string {
  const zh = language === 'zh';
  const entries = entriesOf(tables);
  const header = zh
    ? ['规则', '错误>', '警告>', '提示>', '无法判断>', '一例']
    : ['rule', 'errors>', 'warnings>', 'infos>', 'unknown>', 'one of them'];
  const known = entries.filter(isKnown);
  const { rows: written, parcels, parts, changes } = tables;
  const [rows, land] = [written, parcels.ids.length];
  const head = zh
    ? `${rows} 行，${land} 个地块，${parts.parcel.length} 段历史，冲突 ${known.length} 条（按标准判定）`
    : `${rows} rows, ${land} parcels, ${parts.parcel.length} histories, ${known.length} conflicts (by the standard)`;
  const own = changes.map((change) => `${zh ? '规则有改动' : 'rules changed'}: ${change[language]}\n`).join('');
  return `${head}\n${own}${textTable(header, ruleRows(tables, entries, language))}\n${findingLines(tables, language)}`;
}

function ruleRows(
  { standard, unjudged }: RotationTables,
  entries: readonly ConflictEntry[],
  language: Language,
): string[][] {
  return standard.rules.map(({ id, label, off }) => {
    const own = entries.filter(({ rule }) => rule === id);
    const count = (severity: string) => String(own.filter(({ standard: by }) => by === severity).length);
    const first = own.find(isKnown) ?? own[0];
    const silent = unjudged.find(({ rule }) => rule === id)?.words[language];
    const example = first === undefined ? (silent ?? '') : `${first.parcel} ${first.words[language]}`;
    const isOff = language === 'zh' ? '已关闭' : 'switched off';
    return [
      `${id} ${label[language]}`,
      count('error'),
      count('warning'),
      count('info'),
      count('unknown'),
      off === true ? isOff : example,
    ];
  });
}

function findingLines({ findings }: RotationTables, language: Language): string {
  const kinds = [...new Set(findings.map(({ code }) => code))];
  return kinds
    .map((code) => {
      const own = findings.filter((finding) => finding.code === code);
      const [first] = own;
      return first === undefined
        ? ''
        : `${own.length} × ${code} [${first.severity}] ${placeWords(first.at)}${first.message[language]}\n`;
    })
    .join('');
}
