/** Pins of a tile in any order, each column joined by commas. */
export interface PinColumns {
  number: string
  x: string
  y: string
  cls: string
}

// A key to sort by holds a number of at most nine digits and the place of its pin: 2^50 at most, exact.
const places = 2 ** 20

/**
 * The JSON of a tile of pins, in the order of their numbers: as small steps a thousand of them come to 7 kB, where the
 * numbers themselves came to 9.
 * NOTE: sorted here: PostgreSQL took 1.3 ms for a tile of 500 that it only joins in 0.45.
 */
export function pinBody({ number, x, y, cls }: PinColumns): string {
  const stems = keysByStem(number ? number.split(',') : [])
  const names = [...stems.keys()].toSorted()
  const order: number[] = []
  const steps: number[] = []
  for (const name of names) {
    let before = 0
    for (const key of Float64Array.from(stems.get(name) ?? []).toSorted()) {
      const place = key % places
      const no = (key - place) / places
      order.push(place)
      steps.push(no - before)
      before = no
    }
  }
  const counts = names.map((name) => stems.get(name)?.length ?? 0)
  const columns = Object.entries({ x, y, cls }).map(
    ([name, column]) => `"${name}":[${inOrder(column, order)}]`,
  )
  return `{"kind":"pins","stems":${JSON.stringify(names)},"counts":[${counts.join()}],"no":[${steps.join()}],${columns.join()}}`
}

/** "KYIV-2026-" and, of each of its numbers, the key. */
function keysByStem(numbers: string[]): Map<string, number[]> {
  const stems = new Map<string, number[]>()
  for (const [place, number] of numbers.entries()) {
    const end = number.lastIndexOf('-') + 1
    const stem = number.slice(0, end)
    const key = Number(number.slice(end)) * places + place
    const own = stems.get(stem)
    if (own) own.push(key)
    else stems.set(stem, [key])
  }
  return stems
}

function inOrder(column: string, order: number[]): string {
  const values = column.split(',')
  return order.map((place) => values[place]).join()
}
