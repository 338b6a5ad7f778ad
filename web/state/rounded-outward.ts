/** Figures that a value to reach is shown with. */
const FIGURES = 3;

/** A value to reach with three figures, rounded away from where one stands, so that reaching what is shown is enough. */
export function roundedOutward(from: number, to: number): number {
  if (to === 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(to))) - (FIGURES - 1));
  // A value that has no more figures stands as it is: its multiple of the step is whole but for the last bits.
  const steps = Number((to / step).toPrecision(12));
  const rounded = (to > from ? Math.ceil(steps) : Math.floor(steps)) * step;
  return Number(rounded.toPrecision(FIGURES));
}
