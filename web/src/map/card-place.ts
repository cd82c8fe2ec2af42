interface Spot {
  x: number
  y: number
}

const gap = 36
const edge = 12

/** Upper left corner of a card beside a pin: right of it, else left, else whatever side has more room. */
export function cardBeside(pin: Spot, card: Spot, room: Spot): Spot {
  const right = pin.x + gap
  const left = pin.x - gap - card.x
  const fitsRight = right + card.x + edge <= room.x
  const fitsLeft = left >= edge
  const x = fitsRight || (!fitsLeft && pin.x < room.x / 2) ? right : left
  return { x, y: between(edge, pin.y - card.y / 3, room.y - card.y - edge) }
}

/** How far a map must move so that a pin is in sight and a card fits beside it. */
export function shiftFor(pin: Spot, card: Spot, room: Spot, coveredBelow: number): Spot {
  const needs = card.x === 0 ? edge * 3 : card.x + gap + edge
  const fits = pin.x + needs <= room.x || pin.x - needs >= 0
  const x = fits ? between(edge * 3, pin.x, room.x - edge * 3) : edge * 4
  const y = between(edge * 5, pin.y, room.y - coveredBelow - edge * 3)
  return { x: pin.x - x, y: pin.y - y }
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
