import writeExcelFile from 'write-excel-file/node';
import {
  beltLedger,
  type LedgerSheet,
  ledgerCsv,
  type PlanTables,
  planBeltsGeoJson,
  planPlaces,
} from '../engine/index.ts';

/** A file of a plan's belts, piece by piece. */
export interface BeltFile {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

/** Belts as GeoJSON and their ledger as CSV; none for a plan without belts. */
export function beltFiles(tables: PlanTables): BeltFile[] {
  const { isolation } = tables;
  const geojson = planBeltsGeoJson(tables);
  if (isolation === null || geojson === null) return [];
  const ledger = beltLedger(isolation, planPlaces(tables));
  return [
    { name: 'belts.geojson', pieces: geojson },
    { name: 'belts.csv', pieces: [ledgerCsv(ledger)] },
  ];
}

/** The ledger as a workbook: headings in both languages stay in sight, codes are text, numbers are numbers. */
export async function ledgerWorkbook({ labels, rows }: LedgerSheet): Promise<Uint8Array> {
  const headings = labels.map(({ zh, en }) => ({ value: `${zh} ${en}`, fontWeight: 'bold' as const, wrap: true }));
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })));
  const workbook = writeExcelFile([headings, ...cells], { sheet: '隔离带台账', stickyRowsCount: 1 });
  return new Uint8Array(await workbook.toBuffer());
}
