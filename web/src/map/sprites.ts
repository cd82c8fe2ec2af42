import { dropPath, questionPath, tickPath } from './shapes.ts'
import type { Theme } from './theme.ts'

export type Brush = CanvasRenderingContext2D
export type PinColour = 'red' | 'green'

interface Sprite {
  image: HTMLCanvasElement
  /** CSS size, and where the place lies in it: the tip of the drop, the middle of the badge. */
  width: number
  height: number
  anchor: { x: number; y: number }
}

// Room for the white edge, the ring of a pin under the pointer, and the shadow.
const margin = 5
const boxes = { red: { width: 32, height: 40, tip: 39 }, green: { width: 32, height: 32, tip: 16 } }

/** Pins are drawn once per colour, size and state, then only copied. */
export class Sprites {
  readonly #kept = new Map<string, Sprite>()
  readonly #discs = new Map<number, HTMLCanvasElement>()
  readonly #theme: Theme
  readonly ratio: number

  constructor(theme: Theme, ratio: number) {
    this.#theme = theme
    this.ratio = ratio
  }

  draw(
    brush: Brush,
    at: { x: number; y: number },
    look: { colour: PinColour; width: number; ringed: boolean },
  ): void {
    const key = `${look.colour} ${look.width} ${look.ringed}`
    const sprite = this.#kept.get(key) ?? this.#make(look)
    this.#kept.set(key, sprite)
    const { image, width, height, anchor } = sprite
    brush.drawImage(image, at.x - anchor.x, at.y - anchor.y, width, height)
  }

  /** The disc under the ring of a cluster: a shadow for each of hundreds takes a quarter of a second, a copy does not. */
  disc(brush: Brush, { x, y }: { x: number; y: number }, radius: number): void {
    const side = 2 * (radius + margin)
    const sprite = this.#discs.get(radius) ?? this.#makeDisc(radius)
    this.#discs.set(radius, sprite)
    brush.drawImage(sprite, x - side / 2, y - side / 2, side, side)
  }

  #makeDisc(radius: number): HTMLCanvasElement {
    const middle = radius + margin
    const { image, brush } = this.#sheet(2 * middle, 2 * middle)
    if (!brush) return image
    // NOTE: a shadow knows nothing of the scale.
    brush.shadowColor = 'rgb(0 0 0 / 0.28)'
    brush.shadowBlur = 3 * this.ratio
    brush.shadowOffsetY = this.ratio
    brush.fillStyle = this.#theme.raised
    brush.fill(circle(middle, middle, radius - 1))
    return image
  }

  #sheet(width: number, height: number) {
    const image = document.createElement('canvas')
    image.width = Math.ceil(width * this.ratio)
    image.height = Math.ceil(height * this.ratio)
    const brush = image.getContext('2d')
    brush?.scale(this.ratio, this.ratio)
    return { image, brush }
  }

  #make({ colour, width, ringed }: { colour: PinColour; width: number; ringed: boolean }): Sprite {
    const box = boxes[colour]
    const scale = width / box.width
    const size = { width: width + 2 * margin, height: box.height * scale + 2 * margin }
    const { image, brush } = this.#sheet(size.width, size.height)
    if (brush) {
      brush.translate(margin, margin)
      brush.scale(scale, scale)
      drawPin(brush, colour, this.#theme, ringed)
    }
    return { image, ...size, anchor: { x: size.width / 2, y: margin + box.tip * scale } }
  }
}

function drawPin(brush: Brush, colour: PinColour, theme: Theme, ringed: boolean): void {
  const body = colour === 'red' ? new Path2D(dropPath) : circle(16, 16, 14)
  brush.lineJoin = 'round'
  brush.lineCap = 'round'
  if (ringed) stroke(brush, body, theme.ring, 7)
  brush.save()
  brush.shadowColor = 'rgb(0 0 0 / 0.28)'
  brush.shadowBlur = 2
  brush.shadowOffsetY = 1
  stroke(brush, body, theme.edge, 2)
  brush.restore()
  brush.fillStyle = theme[colour]
  brush.fill(body)
  stroke(brush, body, theme.edge, 2)
  if (colour === 'green') return stroke(brush, new Path2D(tickPath), theme.glyph, 3.2)
  stroke(brush, new Path2D(questionPath), theme.glyph, 2.9)
  brush.fillStyle = theme.glyph
  return brush.fill(circle(16, 23.3, 1.9))
}

function stroke(brush: Brush, path: Path2D, colour: string, width: number): void {
  brush.strokeStyle = colour
  brush.lineWidth = width
  brush.stroke(path)
}

export function circle(x: number, y: number, radius: number): Path2D {
  const path = new Path2D()
  path.arc(x, y, radius, 0, 2 * Math.PI)
  return path
}
