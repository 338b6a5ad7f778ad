import Papa from 'papaparse';
import type { RotationReport } from '../engine/index.ts';
import { placeWords } from './exit-status.ts';
import { type Language, textTable } from './terminal.ts';

/** One conflict of one parcel, as a row for files and programs; empty where the whole record is in conflict. */
function conflictRows({ parcels }: RotationReport) {
  return parcels.flatMap(({ id, conflicts }) =>
    conflicts.map(({ rule, standard, policy, planting, against, words, grounds }) => ({
      parcel: id,
      year: planting?.year ?? null,
      rule,
      standard,
      policy,
      crop: planting?.crop.id ?? null,
      preceding_crop: against?.crop.id ?? null,
      preceding_year: against === null ? null : (against.endYear ?? against.year),
      words_zh: words.zh,
      words_en: words.en,
      source_zh: grounds.source.zh,
      source_en: grounds.source.en,
      confidence: grounds.confidence,
    })),
  );
}

/** All conflicts as CSV. */
export function conflictsCsv(report: RotationReport): string {
  return `${Papa.unparse(conflictRows(report), { newline: '\r\n' })}\r\n`;
}

/** The report as plain data for programs. */
export function rotationSummary(report: RotationReport) {
  return {
    rules: report.rules,
    rows: report.rows,
    parcels: report.parcels.length,
    conflicts: conflictRows(report),
    unknown: report.parcels.flatMap(({ id, unknown }) => unknown.map((answer) => ({ parcel: id, ...answer }))),
    findings: report.findings,
  };
}

/** Counts by rule, and each kind of finding once, for people. */
export function rotationWords(report: RotationReport, language: Language): string {
  const zh = language === 'zh';
  const { conflicts, unknown } = rotationSummary(report);
  const header = zh
    ? ['规则', '错误>', '警告>', '提示>', '无法判断>', '一例']
    : ['rule', 'errors>', 'warnings>', 'infos>', 'unknown>', 'one of them'];
  const rows = report.rules.map(({ id: rule, label }) => {
    const own = conflicts.filter((conflict) => conflict.rule === rule);
    const count = (severity: string) => String(own.filter(({ standard }) => standard === severity).length);
    const missing = unknown.filter((answer) => answer.rule === rule);
    const first = own[0] === undefined ? missing[0]?.words[language] : zh ? own[0].words_zh : own[0].words_en;
    const parcel = own[0]?.parcel ?? missing[0]?.parcel ?? '';
    return [
      `${rule} ${label[language]}`,
      count('error'),
      count('warning'),
      count('info'),
      String(missing.length),
      `${parcel} ${first ?? ''}`,
    ];
  });
  const head = zh
    ? `${report.rows} 行，${report.parcels.length} 个地块，按标准判定的冲突 ${conflicts.length} 条`
    : `${report.rows} rows, ${report.parcels.length} parcels, ${conflicts.length} conflicts by the standard`;
  return `${head}\n${textTable(header, rows)}\n${findingLines(report, language)}`;
}

function findingLines({ findings }: RotationReport, language: Language): string {
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
