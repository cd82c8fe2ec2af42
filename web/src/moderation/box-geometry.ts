import type { PhotoBox } from '@bezpechne/shared/photo-boxes'

export interface Spot {
  x: number
  y: number
}

/** The least side of a box, as a share of the photo's: one that can be seen and caught. */
const least = 0.02

/** Shares with four decimals: a quarter of a pixel of the largest photo. */
function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000
}

function within(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, from), to)
}

/** The box between two corners, whichever way it was drawn. */
export function boxBetween(one: Spot, other: Spot): PhotoBox {
  const [left, right] = [one.x, other.x].map((x) => within(x, 0, 1)).toSorted((a, b) => a - b)
  const [top, bottom] = [one.y, other.y].map((y) => within(y, 0, 1)).toSorted((a, b) => a - b)
  return kept({
    x: left ?? 0,
    y: top ?? 0,
    width: (right ?? 0) - (left ?? 0),
    height: (bottom ?? 0) - (top ?? 0),
  })
}

/** Inside the photo, its size kept. */
export function movedBy(box: PhotoBox, { x, y }: Spot): PhotoBox {
  return kept({ ...box, x: within(box.x + x, 0, 1 - box.width), y: within(box.y + y, 0, 1 - box.height) })
}

/** Its upper left corner kept. */
export function sizedBy(box: PhotoBox, { x, y }: Spot): PhotoBox {
  return kept({ ...box, width: box.width + x, height: box.height + y })
}

/** In the middle, for who adds one by a key or a button. */
export function newBox(): PhotoBox {
  return { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }
}

function kept({ x, y, width, height }: PhotoBox): PhotoBox {
  const left = rounded(within(x, 0, 1 - least))
  const top = rounded(within(y, 0, 1 - least))
  return {
    x: left,
    y: top,
    width: rounded(within(width, least, 1 - left)),
    height: rounded(within(height, least, 1 - top)),
  }
}
