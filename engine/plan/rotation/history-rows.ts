import { fieldText } from '../../parcel/parcel-fields.ts';
import { CONVENTIONAL, IN_CONVERSION, ORGANIC, STATUS_UNKNOWN } from '../../rotation/history-table.ts';
import { text } from '../../run/local-text.ts';
import { readDate } from '../../table/calendar-date.ts';
import type { Table } from '../../table/table.ts';
import {
  datesOutOfOrder,
  type HistoryCell,
  overlappingSeasons,
  seasonOutOfOrder,
  strangeStatus,
  unknownCrop,
  unknownDisease,
  unreadableSeason,
} from './history-findings.ts';
import { emptyRecord, type HistorySheet, type ParcelRecord, type Reading } from './history-record.ts';
import type { HistoryRows, RotationQuestion } from './rotation-question.ts';
import { isWholeYear, seasonOrder } from './season-words.ts';

type StatusWords = RotationQuestion['statusWords'];

/**
 * Reads a sheet with one row for each parcel and season. A row that cannot be read makes its year unknown and is told with parcel
 * and row, as are rows that claim one season twice or stand out of order; the others are used, and no year counts as fallow unless a
 * row says so.
 */
export function readHistoryRows(table: Table, fields: HistoryRows, reading: Reading, words: StatusWords): HistorySheet {
  const records = new Map<string, ParcelRecord>();
  const desk = new RowDesk(table, fields, reading, words);
  for (let row = 0; row < table.length; row++) {
    const id = fieldText(table, fields.parcel, row);
    let record = records.get(id);
    if (record === undefined) {
      record = emptyRecord(id);
      records.set(id, record);
    }
    desk.read(row, record);
  }
  return { rows: table.length, records };
}

/** Where a record has come to while its rows are read. */
interface Trail {
  lastRow: number;
  lastTime: number;
  /** Years that a crop takes as a whole, and those with single seasons. */
  readonly whole: Set<number>;
  readonly parts: Set<number>;
  lastHarvest: string;
}

class RowDesk {
  private readonly trails = new Map<ParcelRecord, Trail>();
  private readonly table: Table;
  private readonly fields: HistoryRows;
  private readonly reading: Reading;
  private readonly words: StatusWords;

  constructor(table: Table, fields: HistoryRows, reading: Reading, words: StatusWords) {
    this.table = table;
    this.fields = fields;
    this.reading = reading;
    this.words = words;
  }

  read(row: number, record: ParcelRecord): void {
    const { fields, reading } = this;
    const written = this.cell(fields.year, row);
    if (!/^\d{4}$/.test(written)) {
      reading.findings.push(unreadableSeason(this.at(record, row, fields.year)));
      return;
    }
    const year = Number(written);
    const season = this.cell(fields.season, row);
    const order = seasonOrder(season);
    if (order === null) reading.findings.push(unreadableSeason(this.at(record, row, fields.season)));
    this.readLand(row, record);
    const crops = this.readCrops(row, record, year);
    if (crops === null) return;
    const place = { row, year, season, order: order ?? 0 };
    this.follow(record, place);
    this.claim(record, place);
    this.checkDates(record, place);
    const status = this.statusOf(row, record);
    for (const [k, together] of crops.entries()) {
      for (const crop of together.crops) {
        const { asGreenManure, forSeed } = together;
        record.crops.push({ crop, year, season: place.order + k, asGreenManure, forSeed, status, row: row + 2 });
      }
    }
  }

  /** Parents, area and diseases: they hold for the parcel, whatever the row's crop. */
  private readLand(row: number, record: ParcelRecord): void {
    const { parents, areaMu, diseases } = this.fields;
    for (const parent of this.cell(parents, row).split(/[;；]/)) {
      const name = parent.trim();
      if (name !== '' && name !== record.id) record.parents.add(name);
    }
    const area = this.cell(areaMu, row);
    if (area !== '' && Number(area) > 0) record.areaMu = Number(area);
    for (const disease of this.cell(diseases, row).split(/[;；、]/)) {
      const name = disease.trim();
      const at = this.reading.diseases.findIndex((names) => names.includes(name));
      if (at >= 0) record.seen |= 1 << at;
      else if (name !== '') this.reading.findings.push(unknownDisease(this.at(record, row, diseases ?? ''), name));
    }
  }

  /** The crops of a row; null where it says none or nobody knows, which is noted. */
  private readCrops(row: number, record: ParcelRecord, year: number) {
    const { fields, reading } = this;
    const answer = reading.read(this.cell(fields.crop, row));
    if (answer.kind === 'not-known' || answer.kind === 'no-such-crop') {
      record.unsure.add(year);
      if (answer.kind === 'no-such-crop') {
        reading.findings.push(unknownCrop(this.at(record, row, fields.crop), answer.suggestions));
      }
      return null;
    }
    record.stated.add(year);
    if (answer.kind === 'crops' && answer.isPartial) record.unsure.add(year);
    return answer.kind === 'crops' ? answer.sequence : null;
  }

  private follow(record: ParcelRecord, { row, year, season, order }: Place): void {
    const trail = this.trail(record);
    const time = year * 8 + order;
    if (time < trail.lastTime) {
      const cell = { ...this.at(record, row, this.fields.season), written: `${year} ${season}` };
      this.reading.findings.push(seasonOutOfOrder(cell, trail.lastRow));
    }
    trail.lastTime = Math.max(time, trail.lastTime);
    trail.lastRow = row + 2;
  }

  private claim(record: ParcelRecord, { row, year, season }: Place): void {
    const trail = this.trail(record);
    const cell = this.at(record, row, this.fields.crop);
    if (isWholeYear(season)) {
      if (trail.whole.has(year)) this.reading.findings.push(overlappingSeasons(cell, year, 'two-whole-year-crops'));
      else if (trail.parts.has(year)) this.reading.findings.push(overlappingSeasons(cell, year, 'overlapping-seasons'));
      trail.whole.add(year);
    } else {
      if (trail.whole.has(year)) this.reading.findings.push(overlappingSeasons(cell, year, 'overlapping-seasons'));
      trail.parts.add(year);
    }
  }

  private checkDates(record: ParcelRecord, { row }: Place): void {
    const { sown, harvested } = this.fields;
    const [from, to] = [readDate(this.cell(sown, row)), readDate(this.cell(harvested, row))];
    const trail = this.trail(record);
    const cell = this.at(record, row, sown ?? harvested ?? '');
    if (from !== null && to !== null && to < from) {
      this.reading.findings.push(
        datesOutOfOrder(cell, text(`${from} 播种，${to} 已收获`, `sown on ${from}, harvested on ${to}`)),
      );
    } else if (from !== null && trail.lastHarvest > from) {
      const words = text(
        `${from} 播种，前一茬 ${trail.lastHarvest} 才收获`,
        `sown on ${from}, the crop before was harvested on ${trail.lastHarvest}`,
      );
      this.reading.findings.push(datesOutOfOrder(cell, words));
    }
    if (to !== null) trail.lastHarvest = to;
  }

  private statusOf(row: number, record: ParcelRecord): number {
    const word = this.cell(this.fields.status, row);
    const { conventional, inConversion, organic } = this.words;
    if (word === '') return STATUS_UNKNOWN;
    if (conventional.includes(word)) return CONVENTIONAL;
    if (inConversion.includes(word)) return IN_CONVERSION;
    if (organic.includes(word)) return ORGANIC;
    this.reading.findings.push(strangeStatus(this.at(record, row, this.fields.status ?? '')));
    return STATUS_UNKNOWN;
  }

  private trail(record: ParcelRecord): Trail {
    const kept = this.trails.get(record);
    if (kept !== undefined) return kept;
    const trail = { lastRow: 0, lastTime: 0, whole: new Set<number>(), parts: new Set<number>(), lastHarvest: '' };
    this.trails.set(record, trail);
    return trail;
  }

  private cell(field: string | null, row: number): string {
    return field === null ? '' : fieldText(this.table, field, row);
  }

  private at({ id }: ParcelRecord, row: number, field: string): HistoryCell {
    return { file: this.reading.file, id, row: row + 2, field, written: this.cell(field, row) };
  }
}

interface Place {
  readonly row: number;
  readonly year: number;
  readonly season: string;
  readonly order: number;
}
