import type { LocalText } from './local-text.ts';
import type { Place } from './place.ts';

/** How much a finding weighs: `error` means the row could not be used, `warning` that it was used with a doubt. */
export type Severity = 'info' | 'warning' | 'error';

/** Something to tell beside a result: wrong data, a repair, a doubt. Never a failure of the run. */
export interface Finding {
  readonly severity: Severity;
  /** Stable kebab-case code, one per kind of finding. */
  readonly code: string;
  /** What was expected and what was found, both values named. */
  readonly message: LocalText;
  /** What the user can do about it. */
  readonly remedy: LocalText;
  readonly at: Place;
}
