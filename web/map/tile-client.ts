import type { TileSource } from './map-view.ts';
import type {
  BeltTiles,
  FromTileWorker,
  GroundTiles,
  PlanTiles,
  RotationTiles,
  TileSetName,
  ToTileWorker,
} from './tile-messages.ts';

/** The worker that cuts tiles, seen from the page. */
export interface TileClient {
  readonly tiles: TileSource;
  setPlan(tiles: PlanTiles): void;
  setGround(tiles: GroundTiles): void;
  setBelts(tiles: BeltTiles): void;
  setRotation(tiles: RotationTiles): void;
  close(): void;
}

/** `wotu://plan/3/12/10/15` is round 3 of the plan's tiles, tile 12/10/15. */
const ADDRESS = /^wotu:\/\/(plan|ground|belts|rotation)\/\d+\/(\d+)\/(\d+)\/(\d+)$/;

/** Starts the tile worker. */
export function openTileClient(): TileClient {
  const worker = new Worker(new URL('./parcel-tile-worker.ts', import.meta.url), { type: 'module' });
  const send = (message: ToTileWorker) => worker.postMessage(message);
  const pending = new Map<number, (data: ArrayBuffer) => void>();
  let count = 0;
  worker.onmessage = ({ data: reply }: MessageEvent<FromTileWorker>) => {
    pending.get(reply.id)?.(reply.data);
    pending.delete(reply.id);
  };
  return {
    tiles: (address, signal) =>
      new Promise((resolve, reject) => {
        const [, set, z, x, y] = ADDRESS.exec(address) ?? [];
        if (set === undefined) throw new Error(`not the address of a tile: ${address}`);
        const id = ++count;
        pending.set(id, resolve);
        signal.addEventListener('abort', () => {
          pending.delete(id);
          reject(new DOMException('the tile is no longer needed', 'AbortError'));
        });
        send({ type: 'tile', id, set: set as TileSetName, z: Number(z), x: Number(x), y: Number(y) });
      }),
    setPlan: (tiles) => send({ type: 'plan', tiles }),
    setGround: (tiles) => send({ type: 'ground', tiles }),
    setBelts: (tiles) => send({ type: 'belts', tiles }),
    setRotation: (tiles) => send({ type: 'rotation', tiles }),
    close: () => worker.terminate(),
  };
}
