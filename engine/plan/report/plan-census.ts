import type { LimitKind } from '../../suitability/exclusion.ts';
import type { PlanTables } from '../plan-tables.ts';

/** Parcels counted, with their area in m². */
export interface Count {
  parcels: number;
  areaM2: number;
}

/** What is counted once over all parcels for both languages. */
export interface PlanCensus {
  readonly all: Count;
  /** By parcel status, in the order of `ParcelTable.status`. */
  readonly byStatus: readonly Count[];
  /** Parcels that pass a limit only under conditions. */
  readonly conditional: Count;
  /** By kind of limit and answer (`UNKNOWN`, `PASS`, `FAIL`), for the kinds that were asked. */
  readonly byAnswer: ReadonlyMap<LimitKind, readonly Count[]>;
  /** Parcels that rest on each piece of evidence, in the order of `PlanTables.evidence`. */
  readonly byEvidence: readonly Count[];
  /** Parcels without any evidence of a kind that was asked. */
  readonly withoutEvidence: ReadonlyMap<LimitKind, Count>;
}

/** Counts parcels and areas by status, by answer and by the evidence they rest on. */
export function planCensus({ parcels, evidence, limitKinds }: PlanTables): PlanCensus {
  const counts = (length: number) => Array.from({ length }, (): Count => ({ parcels: 0, areaM2: 0 }));
  const add = (count: Count | undefined, row: number) => {
    if (count === undefined) return;
    count.parcels++;
    count.areaM2 += parcels.areaM2[row] as number;
  };
  const [all, conditional] = counts(2) as [Count, Count];
  const none = new Map<LimitKind, Count>();
  const [byStatus, byEvidence] = [counts(4), counts(evidence.length)];
  const byAnswer = new Map(limitKinds.map((kind) => [kind, counts(3)]));
  for (let row = 0; row < parcels.length; row++) {
    add(all, row);
    add(byStatus[parcels.status[row] as number], row);
    if (parcels.conditional[row] === 1) add(conditional, row);
  }
  for (const kind of limitKinds) {
    const missing = { parcels: 0, areaM2: 0 };
    for (let row = 0; row < parcels.length; row++) {
      const at = parcels.evidence[kind][row] as number;
      add(byAnswer.get(kind)?.[parcels.limits[kind][row] as number], row);
      add(at < 0 ? missing : byEvidence[at], row);
    }
    none.set(kind, missing);
  }
  return { all, byStatus, conditional, byAnswer, byEvidence, withoutEvidence: none };
}
