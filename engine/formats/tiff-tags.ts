/** Tags of TIFF 6.0, GeoTIFF 1.1 and GDAL that the reader asks for, by the names of their specifications. */
export const TAG = {
  NewSubfileType: 254,
  ImageWidth: 256,
  ImageLength: 257,
  BitsPerSample: 258,
  Compression: 259,
  PhotometricInterpretation: 262,
  FillOrder: 266,
  StripOffsets: 273,
  SamplesPerPixel: 277,
  RowsPerStrip: 278,
  StripByteCounts: 279,
  PlanarConfiguration: 284,
  Predictor: 317,
  TileWidth: 322,
  TileLength: 323,
  TileOffsets: 324,
  TileByteCounts: 325,
  ExtraSamples: 338,
  SampleFormat: 339,
  ModelPixelScale: 33550,
  ModelTiepoint: 33922,
  ModelTransformation: 34264,
  GeoKeyDirectory: 34735,
  GeoDoubleParams: 34736,
  GeoAsciiParams: 34737,
  GDAL_METADATA: 42112,
  GDAL_NODATA: 42113,
  LercParameters: 50674,
} as const;

/** A tag of the list above. */
export type TagName = keyof typeof TAG;

/** A tag as messages name it, such as `TileOffsets (324)`. */
export function tagText(name: TagName): string {
  return `${name} (${TAG[name]})`;
}

/** Bytes of one value by TIFF type; types 16 to 18 belong to BigTIFF. */
const TYPE_BYTES: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [2, 1],
  [3, 2],
  [4, 4],
  [5, 8],
  [6, 1],
  [7, 1],
  [8, 2],
  [9, 4],
  [10, 8],
  [11, 4],
  [12, 8],
  [13, 4],
  [16, 8],
  [17, 8],
  [18, 8],
]);

/** Bytes of one value of a TIFF type, 0 for a type that no specification knows. */
export function bytesOfType(type: number): number {
  return TYPE_BYTES.get(type) ?? 0;
}
