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

  #make({ colour, width, ringed }: { colour: PinColour; width: number; ringed: boolean }): Sprite {
    const box = boxes[colour]
    const scale = width / box.width
    const image = document.createElement('canvas')
    const size = { width: width + 2 * margin, height: box.height * scale + 2 * margin }
    image.width = Math.ceil(size.width * this.ratio)
    image.height = Math.ceil(size.height * this.ratio)
    const brush = image.getContext('2d')
    if (brush) {
      brush.scale(this.ratio, this.ratio)
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
