/** In bytes, as it is written. */
export function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** As many as fit, in their order. */
export function fittingIn<Item>(items: Item[], room: number): Item[] {
  let bytes = 0
  const end = items.findIndex((item) => (bytes += sizeOf(item) + 1) > room)
  return end < 0 ? items : items.slice(0, end)
}
