import type { LocalText } from '../run/local-text.ts';

/** What may lie across the edge of an organic parcel. */
export interface NeighbourKind {
  readonly id: string;
  readonly label: LocalText;
  /** Whether the edge needs a belt: nothing to keep out of land that is organic itself or never treated. */
  readonly needsBelt: boolean;
  /** Whether it is farmed with what organic land must not have. */
  readonly isConventional: boolean;
  /** Curve of the drift standard for the spraying on it; null where nothing is sprayed. */
  readonly spraying: string | null;
  /** Whether maize pollen of organic land and its own must be kept apart (contract isolation of seed maize). */
  readonly seedIsolation: boolean;
  /** Whether the neighbour is what lies behind it, and it counts as ground between by its own width. */
  readonly isBarrier: boolean;
  /** Why it is treated so. */
  readonly reason: LocalText;
}
