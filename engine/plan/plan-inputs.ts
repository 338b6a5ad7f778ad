import type { ByteSource, Inflate } from '../formats/format.ts';

/** Where a plan's files come from; the host resolves names relative to the scenario. */
export interface PlanInputs {
  /** Throws `PlanningError` (`missing-file`) when there is no such file. */
  open(name: string): Promise<ByteSource>;
  /** The host's inflate; a portable one when absent. */
  readonly inflate?: Inflate;
}
