import { onBeforeUnmount, type ShallowRef, shallowRef, watch } from 'vue';
import { type DrawingMode, useDrawing } from '../state/drawing-desk.ts';
import { useStore } from '../state/store.ts';
import type { DrawingTool } from './drawing-tool.ts';
import { mapInkOf } from './map-ink.ts';
import type { MapView, Picked } from './map-view.ts';

/** Drawing on the map of the page: the tool is loaded once something is drawn. */
export interface MapDrawing {
  setMode(mode: DrawingMode): Promise<void>;
  clear(): void;
  /** Takes a click or an Enter over the map while something is drawn; false while nothing is. */
  takes(picked: Picked): boolean;
  /** Takes a key over the map while something is drawn; false while nothing is. */
  takesKey(key: string): boolean;
}

/** Ties the drawing of the store to the map once there is one. */
export function useMapDrawing(view: ShallowRef<MapView | null>): MapDrawing {
  const store = useStore();
  const drawing = useDrawing();
  const tool = shallowRef<DrawingTool | null>(null);
  const ink = () => mapInkOf(store.theme.value).focus as `#${string}`;
  const isDrawing = () => drawing.mode.value !== 'off';
  watch(store.theme, () => tool.value?.setInk(ink()));
  onBeforeUnmount(() => tool.value?.close());
  return {
    async setMode(mode) {
      drawing.mode.value = mode;
      if (mode !== 'off') {
        tool.value ??= (await view.value?.openDrawing((shapes) => void drawing.drawn(shapes))) ?? null;
        tool.value?.setInk(ink());
      }
      tool.value?.setMode(drawing.mode.value);
    },
    clear: () => tool.value?.clear(),
    takes({ lonLat, isByKey }) {
      // The tool hears the pointer itself.
      if (isDrawing() && isByKey && drawing.mode.value !== 'edit') tool.value?.addPoint(lonLat);
      return isDrawing();
    },
    takesKey(key) {
      if (isDrawing() && key === 'Escape') tool.value?.finish();
      if (isDrawing() && key === 'Backspace') tool.value?.removePoint();
      return isDrawing();
    },
  };
}
