import type { PlanningError } from '../run/planning-error.ts';
import { inputError, type Wording } from './input-error.ts';

/** What helps with every workbook that we cannot read. */
const SAVE_AS: Wording = [
  '请用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV 后再试',
  'Open it in Excel or WPS and save it as .xlsx or CSV',
];

/** The error for a file that should be a workbook and is something else. */
export function notAWorkbook(file: string, found: Wording): PlanningError {
  return inputError(
    'not-a-workbook',
    { file },
    [
      `文件 ${file} 应为 Excel 工作簿，实际是${found[0]}`,
      `File ${file} should be an Excel workbook; it is ${found[1]}`,
    ],
    SAVE_AS,
  );
}

/** The error for a workbook whose parts contradict each other or are cut short. */
export function brokenWorkbook(file: string, why: Wording): PlanningError {
  return inputError(
    'broken-workbook',
    { file },
    [`工作簿 ${file} 已损坏：${why[0]}`, `Workbook ${file} is damaged: ${why[1]}`],
    [
      '请重新导出或重新下载；能在 Excel 或 WPS 中打开的，另存为 .xlsx 或 CSV',
      'Export or download it again; if Excel or WPS opens it, save it as .xlsx or CSV',
    ],
  );
}

/** The error for a workbook that is locked with a password. */
export function encryptedWorkbook(file: string): PlanningError {
  return inputError(
    'encrypted-workbook',
    { file },
    [
      `工作簿 ${file} 应能直接读取，实际设了打开密码`,
      `Workbook ${file} should be readable as it is; it is locked with a password`,
    ],
    [
      '请在 Excel 或 WPS 中用密码打开，去掉密码后保存',
      'Open it in Excel or WPS with the password, take the password off and save it',
    ],
  );
}

/** The error for a kind of workbook that we know and do not read. */
export function unreadWorkbook(file: string, kind: Wording): PlanningError {
  return inputError(
    'unread-workbook',
    { file },
    [
      `工作簿 ${file} 应为 .xlsx 或 .xlsm，实际是${kind[0]}`,
      `Workbook ${file} should be .xlsx or .xlsm; it is ${kind[1]}`,
    ],
    SAVE_AS,
  );
}

/** The error for a workbook that lists no worksheet, or holds none of those it lists. */
export function withoutSheet(file: string, listed: readonly string[]): PlanningError {
  return inputError(
    'workbook-without-sheet',
    { file },
    [
      `工作簿 ${file} 应有工作表，实际列出 ${listed.length} 个（${listed.join('、') || '无'}），内容一个也没有`,
      `Workbook ${file} should hold a worksheet; it lists ${listed.length} (${listed.join(', ') || 'none'}) and holds none`,
    ],
    ['请重新导出，确认保存的是工作表而不是图表', 'Export it again, and see that a worksheet is saved and not a chart'],
  );
}

/** The error for a workbook in which no sheet has a cell with content. */
export function emptyWorkbook(file: string, sheets: readonly string[]): PlanningError {
  return inputError(
    'empty-table',
    { file },
    [
      `工作簿 ${file} 应有表头和数据，实际各工作表（${sheets.join('、')}）都是空的`,
      `Workbook ${file} should have a header and rows; its sheets (${sheets.join(', ')}) are empty`,
    ],
    ['请检查导出步骤', 'Check how the table was exported'],
  );
}

/** The error for a workbook that holds more than we read at once; `limit` says what is limited. */
export function workbookTooLarge(file: string, limit: Wording): PlanningError {
  return inputError(
    'workbook-too-large',
    { file },
    [`工作簿 ${file} 太大：${limit[0]}`, `Workbook ${file} is too large: ${limit[1]}`],
    SAVE_AS_CSV,
  );
}

/** CSV is read without unpacking anything and takes a fraction of the memory. */
export const SAVE_AS_CSV: Wording = [
  '请把需要的工作表另存为 CSV，或删去用不到的工作表、行和列',
  'Save the sheet you need as CSV, or delete the sheets, rows and columns you do not need',
];
