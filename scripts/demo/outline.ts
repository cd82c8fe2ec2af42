/** [longitude, latitude], as GeoJSON has them: these files are drawn, not computed. */
export type Vertex = readonly [lng: number, lat: number]
type Arc = readonly Vertex[]

interface DemoDistrict {
  id: string
  name: { uk: string; en: string }
  katottg: string | null
  ring: Vertex[]
}

interface DemoWater {
  id: string
  name: { uk: string; en: string }
  /** The shore, then the islands. */
  rings: Vertex[][]
}

export interface DemoOutline {
  id: string
  code: string
  name: { uk: string; en: string }
  centre: { lat: number; lng: number }
  zoom: number
  /** Where a city has no districts, its own outline. */
  outline: Vertex[] | null
  districts: DemoDistrict[]
  water: DemoWater[]
}

/** Named corners and "lng lat, lng lat": a line of text stays readable where a list of pairs does not. */
export function arc(...parts: (Vertex | string)[]): Arc {
  return parts.flatMap((part) => (typeof part === 'string' ? part.split(', ').map(vertexOf) : [part]))
}

function vertexOf(text: string): Vertex {
  const [lng, lat] = text.split(' ').map(Number)
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) throw new Error(`Not a vertex: ${text}`)
  return [lng ?? 0, lat ?? 0]
}

/** Arcs end to end: each begins where the one before ends, so neighbours share every vertex of a border. */
export function ringOf(...arcs: Arc[]): Vertex[] {
  const ring = arcs.flatMap((line) => line.slice(0, -1))
  const first = arcs[0]?.[0]
  if (!first) throw new Error('A ring needs arcs')
  arcs.forEach((line, n) => {
    const [end, next] = [line.at(-1), arcs[(n + 1) % arcs.length]?.[0]]
    if (end?.[0] !== next?.[0] || end?.[1] !== next?.[1])
      throw new Error(`Arc ${n} ends at ${String(end)}, the next begins at ${String(next)}`)
  })
  return [...ring, first]
}

export function back(line: Arc): Arc {
  return line.toReversed()
}

export function closed(...parts: (Vertex | string)[]): Vertex[] {
  const vertices = arc(...parts)
  return ringOf([...vertices, ...vertices.slice(0, 1)])
}

/** A river of even width along its middle. */
export function ribbon(middle: Arc, width: number): Vertex[] {
  const shifted = (side: number) =>
    middle.map(([lng, lat], n): Vertex => {
      const [before, after] = [middle[Math.max(n - 1, 0)] ?? [lng, lat], middle[n + 1] ?? [lng, lat]]
      // NOTE: a degree of longitude is 0.65 of one of latitude at 49° north.
      const [east, north] = [(after[0] - before[0]) * 0.65, after[1] - before[1]]
      const length = Math.hypot(east, north)
      const by = (side * width) / 2 / length
      return [round(lng - (by * north) / 0.65), round(lat + by * east)]
    })
  return closed(...shifted(1), ...shifted(-1).toReversed())
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
