import { category } from './category.ts';
import { gaussian } from './gaussian.ts';
import { lessIsBetter } from './less-is-better.ts';
import { linear } from './linear.ts';
import { moreIsBetter } from './more-is-better.ts';
import { peak } from './peak.ts';
import { sigmoid } from './sigmoid.ts';
import { trapezoid } from './trapezoid.ts';

/** Every kind of membership function, those of GB/T 33469-2016 first. */
export const MEMBERSHIP_KINDS = [
  moreIsBetter,
  lessIsBetter,
  peak,
  linear,
  category,
  trapezoid,
  sigmoid,
  gaussian,
] as const;
