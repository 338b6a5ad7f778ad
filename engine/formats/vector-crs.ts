import { crsByMagnitude } from '../geometry/crs-by-magnitude.ts';
import { checkExtent } from '../geometry/crs-check.ts';
import type { Box } from '../geometry/polygon-set.ts';
import { resolveCrs } from '../geometry/projection.ts';
import type { CrsDecision } from '../layer/layer.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { inputError } from './input-error.ts';

/** What is known about the CRS of a vector file. */
export interface CrsEvidence {
  readonly file: string;
  /** Bounding box of all coordinates read. */
  readonly box: Box;
  /** By the user. */
  readonly declared: string | undefined;
  /** What the file says, and where. */
  readonly fromFile: { readonly crs: string; readonly reason: string } | null;
  /** What the format prescribes when the file says nothing and the coordinates are degrees. */
  readonly byFormat: { readonly crs: string; readonly reason: string } | null;
}

/**
 * Decides a vector file's CRS: declared, else said by the file, else prescribed by the format, else by the size of
 * the coordinates. Throws `PlanningError`: `unknown-crs` when nothing decides (asking for --crs), `wrong-crs` when
 * the coordinates contradict, `mixed-zones` when one file holds eastings of several zones.
 */
export function decideVectorCrs(evidence: CrsEvidence): { decision: CrsDecision; findings: Finding[] } {
  const { file, box, declared, fromFile } = evidence;
  const findings: Finding[] = [];
  let decision: CrsDecision;
  if (declared !== undefined) {
    decision = { crs: resolveCrs(declared).name, how: 'declared', reason: `declared ${declared}` };
    if (fromFile !== null && fromFile.crs !== decision.crs) findings.push(overridden(file, fromFile.crs, decision.crs));
  } else if (fromFile !== null) {
    decision = { crs: resolveCrs(fromFile.crs).name, how: 'from-file', reason: fromFile.reason };
  } else {
    decision = guessed(evidence);
  }
  const doubt = checkExtent(decision.crs, box, { file });
  if (doubt?.severity === 'error') {
    throw new PlanningError('input', doubt.code, { text: doubt.message, remedy: doubt.remedy, at: doubt.at });
  }
  if (doubt !== null) findings.push(doubt);
  return { decision, findings };
}

function guessed({ file, box, byFormat }: CrsEvidence): CrsDecision {
  const guess = crsByMagnitude(box);
  const degrees = guess.candidates.includes('EPSG:4326');
  if (byFormat !== null && degrees) return { crs: byFormat.crs, how: 'by-format', reason: byFormat.reason };
  if (guess.crs !== null) return { crs: guess.crs, how: 'by-magnitude', reason: guess.reason };
  const mixed = /different zone/.test(guess.reason);
  const candidates = guess.candidates.join(' / ');
  throw inputError(
    mixed ? 'mixed-zones' : 'unknown-crs',
    { file },
    [`文件 ${file} 没有坐标系信息：${guess.reason}`, `File ${file} names no CRS: ${guess.reason}`],
    mixed
      ? [`请按带号分成几个文件（${candidates}）`, `Split the file by zone (${candidates})`]
      : [
          `请用 --crs 指定${candidates === '' ? '' : `,例如 ${candidates}`}`,
          `Declare it with --crs${candidates === '' ? '' : `, such as ${candidates}`}`,
        ],
  );
}

function overridden(file: string, found: string, declared: string): Finding {
  return {
    severity: 'warning',
    code: 'crs-overridden',
    message: text(
      `文件 ${file} 自带坐标系 ${found.slice(0, 80)}，按声明改用 ${declared}`,
      `File ${file} says ${found.slice(0, 80)}; the declared ${declared} is used instead`,
    ),
    remedy: text('若声明有误，请去掉 --crs', 'Remove --crs if the declaration is wrong'),
    at: { file },
  };
}
