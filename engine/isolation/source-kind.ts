import type { LocalText } from '../run/local-text.ts';

/** What may foul organic land from a distance. */
export interface SourceKind {
  readonly id: string;
  readonly label: LocalText;
  /** Whether wind carries what it gives off: smoke, dust, spray, ammonia. */
  readonly byAir: boolean;
  /** Whether running water carries it: through canals it stands beside, or downhill. */
  readonly byWater: boolean;
  /** Why these ways. */
  readonly reason: LocalText;
}
