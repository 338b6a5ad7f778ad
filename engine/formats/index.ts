import { CSV } from './csv.ts';
import { FLATGEOBUF } from './flatgeobuf.ts';
import type { Format } from './format.ts';
import { GEOJSON } from './geojson.ts';
import { GEOTIFF } from './geotiff.ts';
import { SHAPEFILE } from './shapefile.ts';
import { XLSX } from './xlsx.ts';

/** Every format we read, those with a clear signature first: the first whose sniff fits opens the file. */
export const FORMATS: readonly Format[] = [GEOTIFF, FLATGEOBUF, XLSX, SHAPEFILE, GEOJSON, CSV];
