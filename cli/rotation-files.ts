import {
  conflictsCsv,
  matrixCsv,
  matrixSheet,
  PlanningError,
  proposalCsv,
  type RotationTables,
  repairCsv,
  rotationMatrix,
  text,
} from '../engine/index.ts';
import { workbookOf } from '../workers/workbook.ts';
import type { RotateOptions } from './rotate-options.ts';
import type { RotationRun } from './run-rotation.ts';
import { writtenFile } from './written-file.ts';

/** Writes what was asked for: conflicts, field × year, changes of a repaired plan, a proposed rotation. */
export async function writeRotation(
  { out, matrix, repair: changes, parcel, planOut, year, season, crop, area = '面积(亩)' }: RotateOptions,
  { tables, repair, proposed }: RotationRun,
): Promise<void> {
  if (out !== undefined) writePieces(out, conflictsCsv(tables));
  if (matrix !== undefined) await writeMatrix(matrix, tables, parcel);
  if (planOut !== undefined && proposed !== null) {
    writePieces(planOut, [proposalCsv(proposed, [parcel, year, season, crop, area])]);
  }
  if (changes !== undefined && repair !== null) writePieces(changes, [repairCsv(repair)]);
}

async function writeMatrix(path: string, tables: RotationTables, parcelField: string): Promise<void> {
  const sheet = matrixSheet(rotationMatrix(tables, [...tables.parcels.ids.keys()]), parcelField);
  if (/\.csv$/i.test(path)) return writePieces(path, [matrixCsv(sheet)]);
  if (!/\.xlsx$/i.test(path)) throw unknownOutput(path);
  const bytes = await workbookOf({ sheet: '地块年度表', headings: sheet.names, rows: sheet.rows });
  const file = writtenFile(path);
  try {
    file.write(bytes);
    file.keep();
  } finally {
    file.drop();
  }
}

function unknownOutput(path: string): PlanningError {
  return new PlanningError('usage', 'unknown-output', {
    text: text(`--matrix 应以 .csv 或 .xlsx 结尾，实为 ${path}`, `--matrix should end in .csv or .xlsx, found ${path}`),
    remedy: text('改用所列扩展名', 'use an extension named'),
  });
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const encoder = new TextEncoder();
  const file = writtenFile(path);
  try {
    for (const piece of pieces) file.write(encoder.encode(piece));
    file.keep();
  } finally {
    file.drop();
  }
}
