import type { Finding } from '../run/finding.ts';
import type { ZonalLayer } from '../zonal/zonal-layer.ts';
import type { ZonalColumns } from '../zonal/zonal-table.ts';
import { type BlankParcels, blankParcels, noDataFindings, togetherBlank } from './no-data-findings.ts';
import { repeatedIds } from './repeated-ids.ts';
import type { UsablePolygons } from './vector-batches.ts';
import type { VectorMeasure } from './vector-measure.ts';

/** What a measurement leaves beside its rows. */
export interface MeasureReport {
  readonly findings: readonly Finding[];
  readonly counts: { readonly read: number; readonly used: number; readonly dropped: number };
}

/** Measured rows; row `i` of every column belongs to `ids[i]`. */
export interface MeasuredRows {
  readonly ids: readonly string[];
  readonly layers: readonly ZonalColumns[];
}

/** The report of a measurement while portions come and go. */
export interface GrowingReport {
  /** Takes note of a portion of `featureCount` features as it was read. */
  read(featureCount: number, usable: UsablePolygons): void;
  /** Takes note of measured rows. */
  measured(rows: MeasuredRows): void;
  finish(layers: readonly ZonalLayer[]): MeasureReport;
}

/** An empty report. */
export function reportOf({ parcels, idField, layers: asked }: VectorMeasure): GrowingReport {
  const findings: Finding[] = [];
  const repeated = repeatedIds(parcels, idField);
  const blanks = asked.map((): BlankParcels => ({ total: 0, outside: 0, blank: 0, examples: [] }));
  const counts = { read: 0, used: 0, dropped: 0 };
  return {
    read(featureCount, { ids, rows, findings: doubts }) {
      findings.push(...doubts);
      repeated.add(ids, rows);
      counts.read += featureCount;
      counts.used += ids.length;
      counts.dropped = counts.read - counts.used;
    },
    measured({ ids, layers }) {
      for (const [k, columns] of layers.entries()) {
        blanks[k] = togetherBlank(blanks[k] as BlankParcels, blankParcels(columns, ids));
      }
    },
    finish(layers) {
      findings.push(...new Set(layers.flatMap(({ raster }) => raster.findings ?? [])));
      for (const [k, { name, file }] of asked.entries()) {
        findings.push(...noDataFindings(blanks[k] as BlankParcels, { layer: name, file }));
      }
      return { findings: [...findings, ...repeated.findings()], counts };
    },
  };
}
