import type { ComputedRef, ShallowRef } from 'vue';
import type { BeltChange, BeltRequest, BeltTables, RunOptions } from '../engine-client.ts';
import { faultOf, type RunFault } from './run-state.ts';
import type { Store } from './store.ts';

/** Redrawing of all bases under what is tried. */
export type RedrawState =
  | { readonly state: 'idle' | 'done' | 'stopped' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'failed'; readonly fault: RunFault };

/** Belts under one change; `base` is the row of the only base in them, null for all. */
export interface Redrawn {
  readonly change: BeltChange;
  readonly base: number | null;
  readonly tables: BeltTables;
}

/** How belts are drawn anew, and when: tests need no screen. */
export interface BeltEngine {
  redraw(request: BeltRequest, options: RunOptions): Promise<BeltTables>;
  nextFrame(run: () => void): void;
  /** Milliseconds of rest before all bases are redrawn. */
  readonly rest: number;
}

/** What a redrawer reads and writes. */
interface Drawing {
  readonly change: ShallowRef<BeltChange>;
  readonly near: ShallowRef<Redrawn | null>;
  readonly far: ShallowRef<Redrawn | null>;
  readonly redraw: ShallowRef<RedrawState>;
  readonly baseInFocus: ComputedRef<number>;
}

/** Redraws the base in focus with the next frame, and all bases once the settings have come to rest. */
export class BeltRedrawer {
  private readonly store: Store;
  private readonly engine: BeltEngine;
  private readonly drawing: Drawing;
  private nearRun = new AbortController();
  private farRun = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isFramed = false;
  private isBusy = false;

  constructor(store: Store, engine: BeltEngine, drawing: Drawing) {
    this.store = store;
    this.engine = engine;
    this.drawing = drawing;
  }

  /** The settings changed: what is under way for all bases is of no use any more. */
  changed(): void {
    const { near, far, redraw } = this.drawing;
    this.farRun.abort();
    clearTimeout(this.timer);
    redraw.value = { state: 'idle' };
    if (!this.isTrial()) {
      this.nearRun.abort();
      this.nearRun = new AbortController();
      near.value = null;
      far.value = null;
      return;
    }
    this.timer = setTimeout(() => void this.drawFar(), this.engine.rest);
    if (this.isFramed) return;
    this.isFramed = true;
    this.engine.nextFrame(() => {
      this.isFramed = false;
      void this.drawNear();
    });
  }

  /** One call at a time, and after it one for the newest settings: a slider that moves on must not starve the picture. */
  async drawNear(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (let next = this.wanted(); next !== null; next = this.wanted()) {
        const { base, parcel, change } = next;
        const { signal } = this.nearRun;
        const tables = await this.engine.redraw({ change, parcel }, { signal, onProgress: () => undefined });
        if (!signal.aborted) this.drawing.near.value = { change, base, tables };
      }
    } catch (error) {
      this.tell(error);
    } finally {
      this.isBusy = false;
    }
  }

  /** Redraws all bases; what was under way for them is given up. */
  async drawFar(): Promise<void> {
    const { far, redraw } = this.drawing;
    const change = this.drawing.change.value;
    this.farRun.abort();
    this.farRun = new AbortController();
    const { signal } = this.farRun;
    redraw.value = { state: 'running', done: 0, total: this.store.tables.value?.candidates.length ?? 0 };
    // The engine counts looking across borders and drawing as two halves; only the second is done anew.
    const onProgress: RunOptions['onProgress'] = ({ done, total }) => {
      if (!signal.aborted) redraw.value = { state: 'running', done: Math.max(0, done - total / 2), total: total / 2 };
    };
    try {
      const tables = await this.engine.redraw({ change, parcel: null }, { signal, onProgress });
      if (signal.aborted) return;
      far.value = { change, base: null, tables };
      redraw.value = { state: 'done' };
    } catch (error) {
      if (!signal.aborted) this.tell(error);
    }
  }

  stop(): void {
    this.farRun.abort();
    clearTimeout(this.timer);
    this.drawing.redraw.value = { state: 'stopped' };
  }

  private isTrial(): boolean {
    return Object.keys(this.drawing.change.value).length > 0;
  }

  /** What the base in focus waits for; null when it is drawn already. */
  private wanted(): { base: number; parcel: number; change: BeltChange } | null {
    const { change, near, far, baseInFocus } = this.drawing;
    const base = baseInFocus.value;
    const parcel = this.store.tables.value?.candidates[base]?.parcels[0];
    if (parcel === undefined || !this.isTrial() || far.value?.change === change.value) return null;
    const isDrawn = near.value?.base === base && near.value.change === change.value;
    return isDrawn ? null : { base, parcel, change: change.value };
  }

  private tell(error: unknown): void {
    const fault = faultOf(error);
    if (fault !== null) this.drawing.redraw.value = { state: 'failed', fault };
  }
}
