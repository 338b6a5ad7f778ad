/** One cell of a laboratory sheet, read with its traps and kept as it was written. */
export interface Measurement {
  /** The value to judge: null when missing or not readable; half the detection limit when below it. */
  readonly value: number | null;
  readonly asWritten: string;
  /** `measured`, `below-detection`, `missing`, or `unreadable`. */
  readonly state: 'measured' | 'below-detection' | 'missing' | 'unreadable';
}

const MISSING = new Set(['', '-', '--', '—', '——', '/', '无', '未测', 'NA', 'N/A']);
const NOT_DETECTED = new Set(['ND', 'N.D.', '未检出', '低于检出限']);

/**
 * Reads a cell such as `0.18`, `０．１８`, `<0.01`, `ND`, `未检出`, `—`. Below detection counts as half the
 * detection limit (NY/T 1054 practice); `detectionLimit` serves cells that say only "not detected". Without a limit
 * such a cell has no value.
 */
export function readMeasurement(cell: string | undefined, detectionLimit?: number): Measurement {
  const asWritten = cell ?? '';
  const plain = toHalfWidth(asWritten).trim();
  if (MISSING.has(plain)) return { value: null, asWritten, state: 'missing' };
  if (NOT_DETECTED.has(plain.toUpperCase())) return belowDetection(asWritten, detectionLimit);
  const censored = /^[<≤]\s*(\d+(?:\.\d+)?)$/.exec(plain);
  if (censored) return belowDetection(asWritten, Number(censored[1]));
  if (/^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(plain)) {
    return { value: Number(plain), asWritten, state: 'measured' };
  }
  return { value: null, asWritten, state: 'unreadable' };
}

function belowDetection(asWritten: string, limit: number | undefined): Measurement {
  return { value: limit === undefined ? null : limit / 2, asWritten, state: 'below-detection' };
}

/** Full-width digits, signs and points as a Chinese keyboard writes them become plain ones. */
function toHalfWidth(cell: string): string {
  return cell.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/　/g, ' ');
}
