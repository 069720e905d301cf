import { type RawBuilder, sql } from 'kysely';

interface Columns {
  readonly latitude: RawBuilder<number>;
  readonly longitude: RawBuilder<number>;
}

/** Grows with the distance between two points, for sorting (haversine without its outer part); null without a point. */
export function nearness(a: Columns, b: Columns): RawBuilder<number> {
  return sql`(
    power(sin(radians(${b.latitude} - ${a.latitude}) / 2), 2) + cos(radians(${a.latitude}))
      * cos(radians(${b.latitude})) * power(sin(radians(${b.longitude} - ${a.longitude}) / 2), 2)
  )`;
}
