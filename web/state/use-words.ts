import { type ComputedRef, computed } from 'vue';
import type { LocalText } from '../engine-client.ts';
import type { Dictionary } from '../text/dictionary.ts';
import type { NumberFormat } from '../text/number-format.ts';
import type { Speech } from '../text/speech.ts';
import { type Store, useStore } from './store.ts';

/** What nearly every panel needs: the store, its words, its numbers, and the engine's texts in the right language. */
export interface Words {
  readonly store: Store;
  readonly t: ComputedRef<Dictionary>;
  readonly format: ComputedRef<NumberFormat>;
  readonly local: ComputedRef<(text: LocalText) => string>;
  /** The three of them, for sentences made outside a template. */
  readonly speech: ComputedRef<Speech>;
}

/** The store of the page with its words in the language of the moment. */
export function useWords(): Words {
  const store = useStore();
  const local = computed(() => {
    const language = store.language.value;
    return (text: LocalText) => text[language];
  });
  const speech = computed(() => ({ t: store.text.value, format: store.format.value, local: local.value }));
  return { store, t: store.text, format: store.format, local, speech };
}
