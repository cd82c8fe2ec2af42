import { type Range, type Tile, tileRange } from '@bezpechne/shared/morton'

export interface Design {
  name: string
  type: 'json' | 'mvt'
  statement: (tile: Tile, keys: Range) => { text: string; values: unknown[] }
}

// Like for like: at most 1,000 rows of the same tile, the same columns, as a tile sends them; two ways to find them.
const column = (name: string) => `'],"${name}":[' || coalesce(string_agg(${name}::text, ','), '')`
const rowsAs = `select '{"number":[' || coalesce('"' || string_agg(number, '","') || '"', '') || ${['px', 'py', 'cls'].map(column).join(' || ')} || ']}' as body`
const cls = `2 * category_no + (state = 'answered')::int`

// Peers by their way of working, written anew for these tables and run in this process: not their programs.
function box(buffer: number): string {
  return `with box as materialized (select e as tile, st_transform(st_expand(e, (st_xmax(e) - st_xmin(e)) * ${buffer} / 4096), 4326) as reach
    from st_tileenvelope($1::int, $2::int, $3::int) e)`
}

const feature = (buffer: number) =>
  `st_asmvtgeom(st_transform(public_point, 3857), box.tile, 4096, ${buffer}) as geom, number, state, category_no`

function vector(name: string, source: string): Design {
  const text = `select st_asmvt(f, 'inquiry', 4096, 'geom') as body from (${source}) f`
  return { name, type: 'mvt', statement: ({ z, x, y }) => ({ text, values: [z, x, y] }) }
}

export const designs: Design[] = [
  {
    name: 'rows-gist',
    type: 'json',
    statement: ({ z, x, y }) => ({
      text: `${box(0)} ${rowsAs} from (select number, map_x as px, map_y as py, ${cls} as cls from public_inquiry, box
        where public_point && box.reach and category_no is not null limit 1000) q`,
      values: [z, x, y],
    }),
  },
  {
    name: 'rows-pin',
    type: 'json',
    statement: (_, { from, to }) => ({
      text: `${rowsAs} from (select number, x as px, y as py, cls from pin where mk >= $1::int8 and mk < $2::int8 limit 1000) q`,
      values: [from, to],
    }),
  },
  // pg_tileserv: exact intersection, wide buffer, at most 50,000 features.
  vector(
    'tileserv',
    `${box(256)} select ${feature(256)} from public_inquiry, box where st_intersects(public_point, box.reach) limit 50000`,
  ),
  // Martin: bounding box, narrow buffer, no limit.
  vector(
    'martin',
    `${box(64)} select ${feature(64)} from public_inquiry, box where public_point && box.reach`,
  ),
  // Counting on the fly, without a pyramid.
  {
    name: 'grid',
    type: 'json',
    statement: ({ z, x, y }) => ({
      text: `${box(0)} select coalesce(json_agg(q)::text, '[]') as body from (
        select map_x >> $4::int as gx, map_y >> $4::int as gy, count(*) filter (where state <> 'answered')::int as red,
               count(*) filter (where state = 'answered')::int as green
          from public_inquiry, box where public_point && box.reach and category_no is not null group by 1, 2) q`,
      values: [z, x, y, 26 - z - 3],
    }),
  },
  // The same cells sent as MVT: what the format costs, not the design.
  {
    name: 'cells-mvt',
    type: 'mvt',
    statement(tile) {
      const level = Math.min(18, tile.z + 3)
      const { from, to } = tileRange(tile, level)
      const whose = level > 10 ? 'level > 10' : `city_id = ''`
      const text = `select st_asmvt(f, 'cell', 4096, 'geom') as body from (
        select st_asmvtgeom(st_setsrid(st_makepoint((sx::float8 / (red + green) / 67108864 - 0.5) * 40075016.6856,
                 (0.5 - sy::float8 / (red + green) / 67108864) * 40075016.6856), 3857),
               st_tileenvelope($1::int, $2::int, $3::int), 4096, 0) as geom, red, green
          from cell where ${whose} and level = $4::int2 and ck >= $5::int8 and ck < $6::int8 and red + green > 0) f`
      return { text, values: [tile.z, tile.x, tile.y, level, from, to] }
    },
  },
]
