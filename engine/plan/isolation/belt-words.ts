import { type LocalText, text } from '../../run/local-text.ts';
import type { BeltTables } from './belt-rows.ts';

/** Why a stretch of border has the belt it has, in one sentence: what lies across, what decides, what is credited. */
export function segmentWords({ causes, kinds, segments }: BeltTables, s: number): LocalText {
  const cause = causes[segments.cause[s] as number];
  const kind = kinds[cause?.kind ?? -1];
  if (cause === undefined || kind === undefined) return text('', '');
  const term = cause.terms[cause.decisive];
  if (term === undefined) return withoutBelt(kind, segments.gapM[s] as number);
  const credit = segments.creditM[s] as number;
  const less =
    credit < 0.05
      ? text('', '')
      : text(`，扣除已有间隔 ${credit.toFixed(1)} 米`, `, less ${credit.toFixed(1)} m that lie between`);
  const short = (segments.ownWidthM[s] as number) - (segments.availableM[s] as number);
  const lacking =
    short < 0.05
      ? text('', '')
      : text(`；地块宽度不足，差 ${short.toFixed(1)} 米`, `; the land is ${short.toFixed(1)} m too narrow`);
  const width = (segments.widthM[s] as number).toFixed(1);
  return text(
    `${kind.label.zh}：${term.words.zh}${less.zh}，需 ${width} 米${lacking.zh}`,
    `${kind.label.en}: ${term.words.en}${less.en}: ${width} m${lacking.en}`,
  );
}

function withoutBelt({ label, needsBelt, reason }: BeltTables['kinds'][number], gapM: number): LocalText {
  if (!needsBelt) return text(`${label.zh}：${reason.zh}`, `${label.en}: ${reason.en}`);
  return text(
    `${label.zh}：相隔 ${gapM.toFixed(1)} 米，已超出影响距离，不设带`,
    `${label.en}: ${gapM.toFixed(1)} m away, beyond the distance at which it matters; no belt`,
  );
}
