export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** What is known of a place may be half of a point: then it has none. */
export interface MaybePoint {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** The earth's mean radius, kilometres (IUGG). */
const EARTH_KM = 6371.0088;

/** As the crow flies, in kilometres (haversine); good to half a percent. Undefined when one of them has no point. */
export function kilometresBetween(a: MaybePoint, b: MaybePoint): number | undefined {
  if (!isPoint(a) || !isPoint(b)) return undefined;
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const half = haversine(to - from) + Math.cos(from) * Math.cos(to) * haversine(radians(b.longitude - a.longitude));
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** `0.4`, `12.4` as the reader writes it, one decimal; whole from a hundred on. Kilometres, without the unit. */
export function kilometresText(kilometres: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: kilometres < 100 ? 1 : 0 }).format(kilometres);
}

function isPoint(place: MaybePoint): place is Point {
  return place.latitude !== null && place.longitude !== null;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function haversine(angle: number): number {
  return Math.sin(angle / 2) ** 2;
}
