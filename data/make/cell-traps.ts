import type { Random } from './random.ts';

/** Shares of cells that carry what real sheets carry; stated in `data/README.md`. */
export const CELL_TRAP_SHARES = {
  slashDate: 0.06,
  belowDetection: 0.012,
  notDetected: 0.006,
  dash: 0.004,
  empty: 0.006,
  fullWidth: 0.004,
} as const;

/** Number of the first and last column (after pH is column 0) in which a content below detection makes sense. */
const TRACE_COLUMNS = [4, 14] as const;

/** A measured cell as somebody may have typed it; pH keeps its own share of gaps. */
export function trapCell(cell: string, column: number, random: Random): string {
  const lot = random.next();
  if (column === 0) return lot < CELL_TRAP_SHARES.fullWidth ? fullWidth(cell) : cell;
  let edge = 0;
  const within = (share: number): boolean => {
    edge += share;
    return lot < edge;
  };
  const trace = (column === 4 || column === 5 || column > 11) && column <= TRACE_COLUMNS[1];
  if (within(CELL_TRAP_SHARES.fullWidth)) return fullWidth(cell);
  if (within(CELL_TRAP_SHARES.dash)) return '—';
  if (within(CELL_TRAP_SHARES.empty)) return '';
  if (trace && within(CELL_TRAP_SHARES.belowDetection)) return '<0.01';
  if (trace && within(CELL_TRAP_SHARES.notDetected)) return random.chance(0.5) ? 'ND' : '未检出';
  return cell;
}

/** `8.25` as `８．２５`. */
function fullWidth(cell: string): string {
  return [...cell]
    .map((char) => (/[0-9.]/.test(char) ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char))
    .join('');
}
