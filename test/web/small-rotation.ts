import type { RotationView } from '../../engine/index.ts';

const words = { zh: '字', en: 'word' };

function ruleOf(rule: string, confidence: string): RotationView['rules'][number] {
  const none = { errors: 0, warnings: 0, infos: 0, unknown: 0, policyErrors: 0, policyWarnings: 0 };
  return { rule, label: words, basis: words, confidence, ...none, areaMu: 0, unjudged: null };
}

/** Two rules over four parcels: an error and a warning, an open question, a note; the policy is harder on the third parcel. */
export function smallRotation(): RotationView {
  return {
    rules: [ruleOf('R1', 'known'), ruleOf('R6', 'uncertain')],
    standard: {
      answers: Uint8Array.of(4, 3, 2, 0, 3, 0, 1, 1),
      tallies: [
        { errors: 2, warnings: 1, infos: 1, unknown: 0, areaM2: 24_000 },
        { errors: 0, warnings: 1, infos: 0, unknown: 2, areaM2: 9000 },
      ],
      errorAreaM2: 9000,
    },
    policy: {
      answers: Uint8Array.of(4, 3, 4, 0, 3, 0, 1, 1),
      tallies: [
        { errors: 3, warnings: 1, infos: 0, unknown: 0, areaM2: 24_000 },
        { errors: 0, warnings: 1, infos: 0, unknown: 2, areaM2: 9000 },
      ],
      errorAreaM2: 15_000,
    },
  };
}
