import { type LocalText, text } from '../run/local-text.ts';

/** What can be wrong with a polygon, most serious first when several apply. */
export const INVALID_REASONS = {
  'empty-geometry': text('没有图形', 'no geometry'),
  'broken-coordinate': text('坐标不是有效数字', 'a coordinate is not a finite number'),
  'too-few-points': text('环少于 4 个点', 'a ring has fewer than 4 points'),
  'zero-area': text('面积为零', 'zero area'),
  'self-crossing': text('边界自相交', 'the ring crosses itself'),
  'rings-crossing': text('内环与外环或内环之间相交', 'rings of one polygon cross'),
  'hole-outside-shell': text('内环在外环之外', 'a hole lies outside its shell'),
  'overlapping-parts': text('各部分互相重叠', 'parts overlap'),
  'shared-border': text('环与环共用一段边界', 'rings share a stretch of border'),
  'interior-split': text('环多处相接，把面隔断', 'rings touch so often that they cut the interior apart'),
  spike: text('边界有尖刺（折返）', 'the ring runs back over itself'),
  'self-touching': text('边界自接触', 'the ring touches itself'),
  unclosed: text('环未闭合', 'a ring is not closed'),
  'duplicate-points': text('相邻点重复', 'consecutive points repeat'),
} as const satisfies Record<string, LocalText>;

/** Stable kebab-case name of a fault; its wording is `INVALID_REASONS[reason]`. */
export type InvalidReason = keyof typeof INVALID_REASONS;
