import { type InjectionKey, inject, type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import type { DrawnShape, ShapeMeasure } from '../engine-client.ts';
import { faultOf, type RunFault } from './run-state.ts';

/** What the hand does on the map. */
export type DrawingMode = 'off' | 'line' | 'area' | 'edit';

/** A drawn shape with what was measured of it. */
export interface MeasuredShape extends ShapeMeasure {
  readonly kind: DrawnShape['kind'];
}

/** What is drawn on the map, and how large it is. */
export interface DrawingDesk {
  readonly mode: Ref<DrawingMode>;
  /** In the order drawn. */
  readonly shapes: ShallowRef<readonly MeasuredShape[]>;
  readonly fault: ShallowRef<RunFault | null>;
  /** Measures the shapes of the moment; the answer to an older question is dropped. */
  drawn(shapes: readonly DrawnShape[]): Promise<void>;
}

/** Under which the desk is provided to every component. */
export const DRAWING: InjectionKey<DrawingDesk> = Symbol('drawing');

/** The drawing of the page. Throws outside a component of the page: our bug. */
export function useDrawing(): DrawingDesk {
  const desk = inject(DRAWING);
  if (desk === undefined) throw new Error('the drawing was not provided');
  return desk;
}

/** Makes the desk; `measure` is answered by a worker. */
export function createDrawingDesk(measure: (shape: DrawnShape) => Promise<ShapeMeasure>): DrawingDesk {
  const shapes = shallowRef<readonly MeasuredShape[]>([]);
  const fault = shallowRef<RunFault | null>(null);
  let newest = 0;
  return {
    mode: ref('off'),
    shapes,
    fault,
    async drawn(drawn) {
      const mine = ++newest;
      try {
        const measured = await Promise.all(
          drawn.map(async (shape) => ({ kind: shape.kind, ...(await measure(shape)) })),
        );
        if (mine !== newest) return;
        shapes.value = measured;
        fault.value = null;
      } catch (error) {
        if (mine === newest) fault.value = faultOf(error);
      }
    },
  };
}
