import { type App, createApp, h, shallowRef } from 'vue';
import MembershipEditor from '../../../web/charts/membership-editor.vue';
import { type Membership, sampleCurve } from '../../../web/engine-client.ts';
import { createStore, STORE } from '../../../web/state/store.ts';
import '../../../web/styles/index.css';

/** What the editor is given. */
export interface Asked {
  readonly membership: Membership;
  readonly unit?: string;
  readonly disabled?: boolean;
  readonly categories?: readonly string[];
  readonly language?: string;
}

/** What the editor told its owner. */
export interface Told {
  readonly updates: Membership[];
  readonly commits: Membership[];
}

/** What a test finds on the window of this page. */
export interface MembershipPage {
  told: Told;
  show(asked: Asked): void;
}

const MISSING_EVERY = 20;
const numbers = Float64Array.from({ length: 400 }, (_, i) =>
  i % MISSING_EVERY === 0 ? Number.NaN : 12 * ((i * 0.618) % 1),
);
const page = window as unknown as MembershipPage;
let mounted: App | null = null;

/** An editor with an owner that follows it, as a panel would. */
function ownerOf({ membership: first, unit = '', disabled = false, categories }: Asked) {
  const values = categories === undefined ? numbers : numbers.map((value) => Math.floor(value) % categories.length);
  const membership = shallowRef(first);
  const out = shallowRef<Float64Array | null>(null);
  const told: Told = { updates: [], commits: [] };
  page.told = told;
  async function judge(): Promise<void> {
    if (categories === undefined) out.value = await sampleCurve({ membership: membership.value, at: values });
  }
  function follow(now: Membership): void {
    told.updates.push(now);
    membership.value = now;
    void judge();
  }
  void judge();
  const given = { unit, disabled, values, weight: 0.05, categories: categories ?? null };
  return {
    setup: () => () =>
      h(MembershipEditor, {
        ...given,
        membership: membership.value,
        out: out.value,
        onUpdate: follow,
        onCommit: (now: Membership) => told.commits.push(now),
      }),
  };
}

page.show = (asked) => {
  mounted?.unmount();
  mounted = createApp(ownerOf(asked));
  mounted.provide(STORE, createStore(`?lang=${asked.language ?? 'zh'}`, { theme: 'light' })).mount('#app');
};
