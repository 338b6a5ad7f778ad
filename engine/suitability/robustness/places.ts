/** Scores are spread over this many drawers before they are put in order. */
const DRAWERS = 128;

/** Alternatives by place, and the room to sort them in. */
export interface Places {
  /** Alternatives by place, best first. */
  readonly order: Uint16Array;
  /** Their scores by place, so that a comparison reads memory in order. */
  readonly sorted: Float64Array;
  /** Alternatives of each tier, the highest tier first; ascending inside. */
  readonly tiers: readonly Uint16Array[];
  readonly drawerEnds: Uint32Array;
}

/** Room to sort alternatives whose tiers never change. */
export function openPlaces(tier: Uint8Array): Places {
  const all = Array.from(tier, (_t, i) => i);
  const levels = [...new Set(tier)].sort((a, b) => b - a);
  return {
    order: new Uint16Array(tier.length),
    sorted: new Float64Array(tier.length),
    tiers: levels.map((level) => Uint16Array.from(all.filter((i) => tier[i] === level))),
    drawerEnds: new Uint32Array(DRAWERS + 1),
  };
}

/** Puts every alternative in its place: tiers in their order, inside them the higher score first, equals as numbered. */
export function sortPlaces(places: Places, scores: Float64Array): void {
  let start = 0;
  for (const members of places.tiers) {
    spread(places, members, start, scores);
    settle(places, start, start + members.length, scores);
    start += members.length;
  }
}

/** Counting sort by drawer: afterwards nobody is far from its place. */
function spread({ order, drawerEnds }: Places, members: Uint16Array, start: number, scores: Float64Array): void {
  let [low, high] = [Infinity, -Infinity];
  for (let m = 0; m < members.length; m++) {
    const score = scores[members[m] as number] as number;
    if (score < low) low = score;
    if (score > high) high = score;
  }
  const scale = high > low ? (DRAWERS - 1) / (high - low) : 0;
  drawerEnds.fill(0);
  for (let m = 0; m < members.length; m++) {
    const drawer = ((high - (scores[members[m] as number] as number)) * scale) | 0;
    drawerEnds[drawer + 1] = (drawerEnds[drawer + 1] as number) + 1;
  }
  for (let drawer = 1; drawer <= DRAWERS; drawer++) {
    drawerEnds[drawer] = (drawerEnds[drawer] as number) + (drawerEnds[drawer - 1] as number);
  }
  for (let m = 0; m < members.length; m++) {
    const one = members[m] as number;
    const drawer = ((high - (scores[one] as number)) * scale) | 0;
    const place = drawerEnds[drawer] as number;
    drawerEnds[drawer] = place + 1;
    order[start + place] = one;
  }
}

/** Insertion sort of the places from `start` to `end`. */
function settle({ order, sorted }: Places, start: number, end: number, scores: Float64Array): void {
  for (let place = start; place < end; place++) {
    const one = order[place] as number;
    const score = scores[one] as number;
    let to = place;
    for (; to > start; to--) {
      const before = sorted[to - 1] as number;
      if (before > score || (before === score && (order[to - 1] as number) < one)) break;
      sorted[to] = before;
      order[to] = order[to - 1] as number;
    }
    sorted[to] = score;
    order[to] = one;
  }
}
