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
  /** Whether it may stand between a parcel and the next neighbour and counts as a barrier of its own width. */
  readonly isBarrier: boolean;
  /** Why it is treated so. */
  readonly reason: LocalText;
}
