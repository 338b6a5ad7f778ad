/** A camera as the page writes it into its address: `map=ZOOM/LAT/LON`. */
export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

/** The camera in an address of the page. */
export function cameraOf(address: string): Camera {
  const [zoom = 0, lat = 0, lon = 0] = (new URL(address).searchParams.get('map') ?? '').split('/').map(Number);
  return { zoom, lat, lon };
}

/** Pixels from the middle of the map to a place, on a web map whose tiles are 512 pixels wide. */
export function pixelsFromMiddle(camera: Camera, lon: number, lat: number): { x: number; y: number } {
  const world = 512 * 2 ** camera.zoom;
  const x = (degrees: number) => (degrees / 360) * world;
  const y = (degrees: number) => {
    const sine = Math.sin((degrees * Math.PI) / 180);
    return (-Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world;
  };
  return { x: x(lon) - x(camera.lon), y: y(lat) - y(camera.lat) };
}
