import type { Finding } from '../../run/finding.ts';
import { type LocalText, text } from '../../run/local-text.ts';

/** A cell of a history. */
export interface HistoryCell {
  readonly file: string;
  readonly id: string;
  /** Row of the file as people count it. */
  readonly row: number;
  readonly field: string;
  readonly written: string;
}

export function unreadableSeason({ file, id, row, field, written }: HistoryCell): Finding {
  return {
    severity: 'warning',
    code: 'unreadable-season',
    message: text(`${field}“${written}”不能识别`, `${field} "${written}" cannot be read`),
    remedy: text(
      '年度写四位数字，茬次写春茬、夏茬、秋茬、复种或全年',
      'write the year in four digits, the season as spring, summer, autumn, double or whole year',
    ),
    at: { file, feature: id, field, row },
  };
}

export function unknownCrop(cell: HistoryCell, suggestions: readonly string[]): Finding {
  const { file, id, row, field, written } = cell;
  const [zh, en] =
    suggestions.length === 0
      ? ['无相近名称', 'no name is near']
      : [`相近：${suggestions.join('、')}`, `near: ${suggestions.join(', ')}`];
  return {
    severity: 'error',
    code: 'unknown-crop',
    message: text(`作物“${written}”不在作物表中（${zh}）`, `no crop is named "${written}" (${en})`),
    remedy: text(
      '改正名称，或在规则文件的 names 中补上；该年按未知处理',
      'correct the name, or add it to names in the rules file; the year counts as unknown',
    ),
    at: { file, feature: id, field, row },
  };
}

/** Two rows that claim one season: both are judged, and the reader must say which holds. */
export function overlappingSeasons(
  cell: HistoryCell,
  year: number,
  code: 'two-whole-year-crops' | 'overlapping-seasons',
): Finding {
  const { file, id, row, field, written } = cell;
  return {
    severity: 'warning',
    code,
    message: text(
      code === 'two-whole-year-crops'
        ? `${year} 年已有全年作物，又写“${written}”`
        : `${year} 年既写全年作物又分茬，此处为“${written}”`,
      code === 'two-whole-year-crops'
        ? `${year} has a crop for the whole year already, "${written}" is a second one`
        : `${year} has a crop for the whole year and one for a season, here "${written}"`,
    ),
    remedy: text('核对茬次；两茬都已计入', 'check the seasons; both crops are counted'),
    at: { file, feature: id, field, row },
  };
}

export function seasonOutOfOrder(cell: HistoryCell, before: number): Finding {
  const { file, id, row, field, written } = cell;
  return {
    severity: 'info',
    code: 'season-out-of-order',
    message: text(
      `${written} 排在第 ${before} 行之后，时间却更早`,
      `${written} stands after row ${before} and is earlier in time`,
    ),
    remedy: text('已按时间重新排序；请核对年度与茬次', 'put in the order of time; check year and season'),
    at: { file, feature: id, field, row },
  };
}

export function datesOutOfOrder(cell: HistoryCell, message: LocalText): Finding {
  const { file, id, row, field } = cell;
  return {
    severity: 'warning',
    code: 'dates-out-of-order',
    message,
    remedy: text('核对播种与收获日期；该茬仍按所写年度判定', 'check the dates; the crop is judged by the year written'),
    at: { file, feature: id, field, row },
  };
}

export function strangeStatus(cell: HistoryCell): Finding {
  const { file, id, row, field, written } = cell;
  return {
    severity: 'warning',
    code: 'unknown-status',
    message: text(
      `有机状态“${written}”不能识别，按不详处理`,
      `the organic status "${written}" cannot be read and counts as not known`,
    ),
    remedy: text('写常规、转换期或有机', 'write conventional, in conversion or organic'),
    at: { file, feature: id, field, row },
  };
}

export function unknownDisease({ file, id, row, field }: HistoryCell, name: string): Finding {
  return {
    severity: 'warning',
    code: 'unknown-disease',
    message: text(`病害“${name}”不在病害表中，没有据此判定`, `no disease is named "${name}"; nothing is judged by it`),
    remedy: text(
      '改正名称，或在规则文件的 diseases 中补上',
      'correct the name, or add it to diseases in the rules file',
    ),
    at: { file, feature: id, field, row },
  };
}

/** A stand that is gone in a known year and back later. */
export function returningStand(
  place: { readonly file: string; readonly id: string; readonly row: number },
  crop: LocalText,
  { lastYear, year }: { readonly lastYear: number; readonly year: number },
): Finding {
  return {
    severity: 'warning',
    code: 'perennial-returns',
    message: text(
      `${crop.zh}在 ${lastYear} 年后消失，${year} 年又出现，按 ${lastYear} 年清地、${year} 年再种判定`,
      `${crop.en} is gone after ${lastYear} and back in ${year}; it is judged as cleared in ${lastYear} and planted again in ${year}`,
    ),
    remedy: text('若一直在地，补上中间年份的记录', 'fill in the years between if it stood all the time'),
    at: { file: place.file, feature: place.id, row: place.row },
  };
}

export function overlappingHistories(file: string, id: string, parent: string, years: readonly number[]): Finding {
  return {
    severity: 'warning',
    code: 'overlapping-histories',
    message: text(
      `${years.join('、')} 年既有地块 ${id} 的记录，又有上级地块 ${parent} 的记录，按 ${id} 判定`,
      `${id} and its former parcel ${parent} both have rows for ${years.join(', ')}; those of ${id} are judged`,
    ),
    remedy: text('核对分合年份', 'check in which year the parcel was split or merged'),
    at: { file, feature: id },
  };
}

export function yearsWithoutRecord(file: string, id: string, years: readonly number[]): Finding {
  return {
    severity: 'info',
    code: 'years-without-record',
    message: text(`${years.join('、')} 年没有记录，按未知处理`, `${years.join(', ')} have no row and count as unknown`),
    remedy: text('补上记录；休耕也要写明', 'fill them in; write fallow where it was'),
    at: { file, feature: id },
  };
}

export function noRecord(file: string, id: string, parents: readonly string[]): Finding {
  const [zh, en] =
    parents.length === 0
      ? ['', '']
      : [`（上级地块 ${parents.join('、')} 也没有）`, ` (nor its former parcels ${parents.join(', ')})`];
  return {
    severity: 'warning',
    code: 'no-record',
    message: text(`地块 ${id} 没有种植记录${zh}`, `parcel ${id} has no record${en}`),
    remedy: text('补上记录；各规则按未知处理', 'fill it in; every rule is unknown'),
    at: { file, feature: id },
  };
}

export function strayRecord(file: string, id: string): Finding {
  return {
    severity: 'warning',
    code: 'stray-record',
    message: text(
      `记录的地块 ${id} 不在地块图中，也不是现有地块的上级地块`,
      `${id} is on record, but is neither a parcel of the map nor a former parcel of one`,
    ),
    remedy: text('核对编码；这些行没有用上', 'check the code; its rows are not used'),
    at: { file, feature: id },
  };
}
