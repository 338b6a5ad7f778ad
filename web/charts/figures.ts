import { type AreaUnit, M2_PER, type NumberFormat } from '../text/number-format.ts';

/** A column of the figures behind a drawing. */
export interface FigureColumn {
  readonly label: string;
  readonly unit?: string;
  /** How its numbers are written on the screen; text stands as it is. */
  readonly text?: (value: number) => string;
  /** Its numbers in its unit, for a file; without it they are in that unit already. */
  readonly raw?: (value: number) => number;
}

/** The figures behind a drawing, shown as a table and saved as CSV; NaN is what is not known. */
export interface Figures {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A column of areas that are counted in m². */
export function areaColumn(label: string, unit: AreaUnit, { unitName, area }: NumberFormat): FigureColumn {
  return { label, unit: unitName, text: area, raw: (m2) => m2 / M2_PER[unit] };
}

/** A cell as the table shows it. */
export function cellText(cell: string | number, column: FigureColumn | undefined, unknown: string): string {
  if (typeof cell === 'string') return cell;
  return Number.isNaN(cell) ? unknown : (column?.text?.(cell) ?? String(cell));
}
