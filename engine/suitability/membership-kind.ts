import type { LocalText } from '../run/local-text.ts';

/**
 * One kind of membership function (隶属函数): what it is called, what its parameters mean and how it turns a raw value
 * into a degree between 0 and 1. `M` is the plain object a scenario writes, told apart by its `kind`.
 */
export interface MembershipKind<M> {
  /** The `kind` of its objects. */
  readonly id: string;
  readonly label: LocalText;
  /** What each parameter means, by name. */
  readonly parameters: Readonly<Record<string, LocalText>>;
  readonly formula: string;
  readonly source: LocalText;
  /** Whether raw values are numbers or names of classes. */
  readonly reads: 'number' | 'class';
  /** What is wrong with the parameters; empty when the function is well formed. */
  faultsOf(membership: M): LocalText[];
  /** The degree at a raw value, a finite number unless classes are read; `undefined` for a class it does not know. */
  degreeOf(membership: M, value: number | string): number | undefined;
  /** Writes the degree over each raw value of a column; NaN stays NaN. Equal bit for bit to `degreeOf`. */
  overwrite(membership: M, column: Float64Array): void;
}
