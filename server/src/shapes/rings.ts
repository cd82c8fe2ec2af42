type Point = [x: number, y: number]
type Ring = Point[]

/**
 * Which hole is in which outline: a shapefile lists the rings of a border in any order. An outline runs clockwise there,
 * a hole the other way; a hole that lies in none is an outline that somebody drew the wrong way round.
 * @param given polygons as somebody grouped them
 */
export function regrouped(given: unknown): Ring[][] {
  const rings = ringsIn(given)
  const outer = rings.filter((ring) => area(ring) < 0)
  // Drawn the wrong way round throughout, as some programs do: the largest are outlines.
  const shells = outer.length
    ? outer
    : rings.filter((ring) => !rings.some((other) => other !== ring && holds(other, ring)))
  const polygons = shells.map((shell): Ring[] => [shell])
  for (const ring of rings.filter((one) => !shells.includes(one))) {
    const around = polygons
      .filter(([shell]) => shell && holds(shell, ring))
      .toSorted((one, other) => Math.abs(area(one[0] ?? [])) - Math.abs(area(other[0] ?? [])))[0]
    if (around) around.push(ring)
    else polygons.push([ring])
  }
  return polygons
}

function ringsIn(given: unknown): Ring[] {
  if (!Array.isArray(given)) return []
  const isRing = given.length > 0 && given.every((one) => Array.isArray(one) && typeof one[0] === 'number')
  return isRing ? [given.map((one): Point => [Number(one[0]), Number(one[1])])] : given.flatMap(ringsIn)
}

/** Twice the area; below zero where the ring runs clockwise. */
function area(ring: Ring): number {
  return ring.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = ring[(n + 1) % ring.length] ?? [x, y]
    return sum + (x * nextY - nextX * y)
  }, 0)
}

/** Whether most corners of a ring lie in the other one: those on its line say nothing. */
function holds(shell: Ring, ring: Ring): boolean {
  const corners = ring.slice(0, 50)
  return corners.filter((corner) => contains(shell, corner)).length * 2 > corners.length
}

function contains(ring: Ring, [x, y]: Point): boolean {
  let inside = false
  for (let n = 0, before = ring.length - 1; n < ring.length; before = n, n += 1) {
    const [x1, y1] = ring[n] ?? [0, 0]
    const [x2, y2] = ring[before] ?? [0, 0]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
