/** One cell of a laboratory sheet, read with its traps and kept as it was written. */
export interface Measurement {
  /** The value to judge: null when missing or not readable; half the detection limit when below it. */
  readonly value: number | null;
  readonly asWritten: string;
  /** Limit below which the laboratory sees nothing; null when the cell is not below one. */
  readonly detectionLimit: number | null;
  /** `measured`, `below-detection`, `missing`, or `unreadable`. */
  readonly state: 'measured' | 'below-detection' | 'missing' | 'unreadable';
  /** Why an unreadable cell is one; absent otherwise. */
  readonly fault?: MeasurementFault;
}

/** `not-a-number`, `negative` (no concentration is), `implausible-ph` (outside `PLAUSIBLE_PH`). */
export type MeasurementFault = 'not-a-number' | 'negative' | 'implausible-ph';

/**
 * pH that a soil extract or an irrigation water can have: acid sulphate soils and mine waters reach down to about 2,
 * sodic soils and lime-treated waters up to about 12. Outside it a cell holds a mark for missing (0, 14) or a slipped
 * decimal point. Our setting; no standard gives it.
 */
export const PLAUSIBLE_PH: readonly [number, number] = [2, 12];

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
  if (MISSING.has(plain)) return { value: null, asWritten, detectionLimit: null, state: 'missing' };
  if (NOT_DETECTED.has(plain.toUpperCase())) return belowDetection(asWritten, detectionLimit);
  const censored = /^[<≤]\s*(\d+(?:\.\d+)?)$/.exec(plain);
  if (censored) return belowDetection(asWritten, Number(censored[1]));
  if (/^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(plain)) {
    // No item of these sheets can be below zero: a negative number is some program's mark for missing.
    if (Number(plain) < 0) return unreadable(asWritten, 'negative');
    return { value: Number(plain), asWritten, detectionLimit: null, state: 'measured' };
  }
  return unreadable(asWritten, 'not-a-number');
}

/** Reads a pH cell; a number outside `PLAUSIBLE_PH` is unreadable. */
export function readPh(cell: string | undefined): Measurement {
  const measured = readMeasurement(cell);
  const { value, asWritten } = measured;
  // A pH is never "below detection": such a cell names no acidity.
  if (measured.state === 'below-detection') return unreadable(asWritten, 'implausible-ph');
  const [low, high] = PLAUSIBLE_PH;
  return value !== null && (value < low || value > high) ? unreadable(asWritten, 'implausible-ph') : measured;
}

/** The measurement in another unit: value and detection limit times `factor`, the cell as it was written. */
export function scaledMeasurement(measured: Measurement, factor: number): Measurement {
  if (factor === 1) return measured;
  const scaled = (value: number | null) => (value === null ? null : Number((value * factor).toPrecision(12)));
  return { ...measured, value: scaled(measured.value), detectionLimit: scaled(measured.detectionLimit) };
}

function unreadable(asWritten: string, fault: MeasurementFault): Measurement {
  return { value: null, asWritten, detectionLimit: null, state: 'unreadable', fault };
}

function belowDetection(asWritten: string, limit: number | undefined): Measurement {
  return {
    value: limit === undefined ? null : limit / 2,
    asWritten,
    detectionLimit: limit ?? null,
    state: 'below-detection',
  };
}

/** Full-width digits, signs and points as a Chinese keyboard writes them become plain ones. */
function toHalfWidth(cell: string): string {
  return cell.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/　/g, ' ');
}
