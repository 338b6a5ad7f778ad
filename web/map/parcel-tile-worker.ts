/// <reference lib="webworker" />
import { beltFeatures } from './belt-tiles.ts';
import { encodeTile, indexTiles, planFeatures, type TileIndex } from './parcel-tiles.ts';
import { rotationFeatures } from './rotation-tiles.ts';
import type { FromTileWorker, GroundTiles, TileSetName, ToTileWorker } from './tile-messages.ts';

// The page's own types speak of the window; this file alone runs without one.
const scope = self as unknown as DedicatedWorkerGlobalScope;

const sets = new Map<TileSetName, TileIndex>();
const waiting: Extract<ToTileWorker, { type: 'tile' }>[] = [];

scope.onmessage = ({ data: message }: MessageEvent<ToTileWorker>) => {
  if (message.type === 'tile') {
    answer(message);
    return;
  }
  sets.set(message.type, indexTiles(featuresOf(message)));
  for (const request of waiting.splice(0)) answer(request);
};

function featuresOf(message: Exclude<ToTileWorker, { type: 'tile' }>): GroundTiles {
  if (message.type === 'plan') return planFeatures(message.tiles);
  if (message.type === 'rotation') return rotationFeatures(message.tiles);
  return message.type === 'belts' ? beltFeatures(message.tiles) : message.tiles;
}

function answer(request: Extract<ToTileWorker, { type: 'tile' }>): void {
  const index = sets.get(request.set);
  if (index === undefined) {
    waiting.push(request);
    return;
  }
  const bytes = encodeTile(index, request.z, request.x, request.y);
  const data = bytes.slice().buffer;
  const reply: FromTileWorker = { id: request.id, data };
  scope.postMessage(reply, [data]);
}
