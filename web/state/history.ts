import { type ComputedRef, computed, shallowRef } from 'vue';

/** A state that was decided for, and what the decision was. */
export interface Decided<State, Label> {
  readonly state: State;
  /** Null for what was there at the beginning. */
  readonly label: Label | null;
}

/** States in the order they were decided for, one of them the present; undone ones wait until something else is decided. */
export interface History<State, Label> {
  readonly present: ComputedRef<Decided<State, Label>>;
  /** The decision that `undo` would take back; null at the beginning. */
  readonly undoable: ComputedRef<Label | null>;
  /** The decision that `redo` would bring back; null at the end. */
  readonly redoable: ComputedRef<Label | null>;
  /** Everything decided up to the present, oldest first. */
  readonly decisions: ComputedRef<readonly Label[]>;
  /** A decision of the same name soon after the last one goes on with it: both are undone together. */
  decide(state: State, label: Label): void;
  undo(): void;
  redo(): void;
  /** Forgets everything and begins here. */
  begin(state: State): void;
}

/** Decisions kept; older ones can no longer be undone. */
const MOST = 200;

/** Presses of a key that follow each other this closely are one movement, milliseconds. */
const MOVEMENT_MS = 1000;

/** Makes a history that begins with a state; `now` tells the time in milliseconds. */
export function createHistory<State, Label>(first: State, now: () => number): History<State, Label> {
  let last = Number.NEGATIVE_INFINITY;
  const entries = shallowRef<readonly Decided<State, Label>[]>([{ state: first, label: null }]);
  const at = shallowRef(0);
  const entryAt = (place: number) => entries.value[place] ?? null;
  return {
    present: computed(() => entryAt(at.value) ?? { state: first, label: null }),
    undoable: computed(() => (at.value > 0 ? (entryAt(at.value)?.label ?? null) : null)),
    redoable: computed(() => entryAt(at.value + 1)?.label ?? null),
    decisions: computed(() => entries.value.slice(0, at.value + 1).flatMap(({ label }) => label ?? [])),
    decide(state, label) {
      const goesOn = at.value > 0 && now() - last < MOVEMENT_MS && isSame(entryAt(at.value)?.label, label);
      last = now();
      const before = entries.value.slice(0, goesOn ? at.value : at.value + 1);
      const kept = [...before, { state, label }].slice(-MOST);
      entries.value = kept;
      at.value = kept.length - 1;
    },
    undo() {
      last = Number.NEGATIVE_INFINITY;
      if (at.value > 0) at.value--;
    },
    redo() {
      if (at.value < entries.value.length - 1) at.value++;
    },
    begin(state) {
      entries.value = [{ state, label: null }];
      at.value = 0;
    },
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
