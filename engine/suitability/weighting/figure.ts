/** A number as a sentence shows it: four significant digits, no exponent where it can be avoided. */
export function figure(value: number): string {
  return String(Number(value.toPrecision(4)));
}
