import { type ComputedRef, computed, onBeforeUnmount, type Ref, ref, watch } from 'vue';

/** Height of every row of a table that is drawn in part. */
export const ROW_PX = 28;

/** Tables up to this many rows are drawn whole. */
const MOST_WHOLE = 200;

/** Rows drawn beyond each edge, so that a turn of the wheel finds them there. */
const SPARE_ROWS = 12;

/** Rows in sight are taken in steps of so many, so that scrolling a little draws nothing. */
const STEP_ROWS = 4;

/** The rows of a table that are drawn. */
export interface RowSpan {
  readonly from: number;
  /** One past the last. */
  readonly past: number;
  readonly whole: boolean;
}

/** The rows to draw of `count` when `height` pixels from `top` are in sight. */
export function rowSpan(count: number, top: number, height: number): RowSpan {
  if (count <= MOST_WHOLE) return { from: 0, past: count, whole: true };
  const first = Math.floor(top / ROW_PX / STEP_ROWS) * STEP_ROWS;
  const inSight = Math.ceil(height / ROW_PX) + STEP_ROWS;
  const from = Math.max(0, Math.min(first, count - inSight) - SPARE_ROWS);
  return { from, past: Math.min(count, first + inSight + SPARE_ROWS), whole: false };
}

/** What a table needs to draw only the rows in sight. */
interface RowSpanUse {
  readonly span: ComputedRef<RowSpan>;
  /** To be called when the element was scrolled. */
  look(): void;
  /** Scrolls so that a row is drawn and in sight. */
  reveal(row: number): void;
}

/** Follows the scrolling and the size of the element in which a table of `count` rows scrolls. */
export function useRowSpan(scroller: Readonly<Ref<HTMLElement | null>>, count: () => number): RowSpanUse {
  const top = ref(0);
  const height = ref(0);
  const span = computed<RowSpan>((before) => {
    const next = rowSpan(count(), top.value, height.value);
    return before?.from === next.from && before.past === next.past && before.whole === next.whole ? before : next;
  });
  const look = () => {
    top.value = scroller.value?.scrollTop ?? 0;
    height.value = scroller.value?.clientHeight ?? 0;
  };
  const sizes = new ResizeObserver(look);
  watch(scroller, (now, before) => {
    if (before) sizes.unobserve(before);
    if (now) sizes.observe(now);
  });
  watch(count, look, { flush: 'post' });
  onBeforeUnmount(() => sizes.disconnect());
  return {
    span,
    look,
    reveal(row) {
      const box = scroller.value;
      if (box === null || span.value.whole) return;
      // The header stays on top of the rows and hides one row's height of them.
      const [above, below] = [row * ROW_PX, (row + 2) * ROW_PX];
      if (above < box.scrollTop) box.scrollTop = above;
      else if (below > box.scrollTop + box.clientHeight) box.scrollTop = below - box.clientHeight;
      look();
    },
  };
}
