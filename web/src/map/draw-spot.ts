import { arcsOf, clusterFontSize, clusterRadius, ringRadius } from './cluster.ts'
import type { DrawnSpot } from './drawn-spot.ts'
import { type Brush, circle, type PinColour, type Sprites } from './sprites.ts'
import type { Theme } from './theme.ts'

export interface Palette {
  theme: Theme
  sprites: Sprites
}

const pinWidth = 30
const hoveredWidth = 36

export function drawSpot(brush: Brush, drawn: DrawnSpot, lit: boolean, palette: Palette): void {
  if (drawn.kind === 'area') drawAreaName(brush, drawn, palette)
  else if (drawn.kind === 'cluster') drawCluster(brush, drawn, lit, palette)
  else drawPin(brush, drawn, lit, palette)
}

function colourOf({ spot }: DrawnSpot): PinColour {
  return spot.red > 0 ? 'red' : 'green'
}

function drawPin(brush: Brush, drawn: DrawnSpot, lit: boolean, { theme, sprites }: Palette): void {
  const look = { colour: colourOf(drawn), width: lit ? hoveredWidth : pinWidth, ringed: lit }
  sprites.draw(brush, drawn, look)
  const total = drawn.spot.red + drawn.spot.green
  if (total > 1)
    drawCount(brush, { x: drawn.x + 12, y: drawn.y - (look.colour === 'red' ? 34 : 12) }, total, theme)
}

/** The number of pins that stand on one point. */
function drawCount(brush: Brush, { x, y }: { x: number; y: number }, total: number, theme: Theme): void {
  brush.fillStyle = theme.raised
  brush.fill(circle(x, y, 10))
  brush.strokeStyle = theme.line
  brush.lineWidth = 1
  brush.stroke(circle(x, y, 10))
  write(brush, String(total), { x, y }, { font: `650 12px ${theme.font}`, colour: theme.text })
}

function drawCluster(
  brush: Brush,
  { x, y, spot }: DrawnSpot,
  lit: boolean,
  { theme, sprites }: Palette,
): void {
  const total = spot.red + spot.green
  const scale = lit ? 1.1 : 1
  brush.save()
  brush.translate(x, y)
  brush.scale(scale, scale)
  sprites.disc(brush, { x: 0, y: 0 }, clusterRadius(total))
  if (lit)
    strokeArc(brush, clusterRadius(total), { from: 0, to: 2 * Math.PI }, { colour: theme.ring, width: 2 })
  const { red, green } = arcsOf(spot.red, spot.green)
  if (red) strokeArc(brush, ringRadius(total), red, { colour: theme.red, width: 6 })
  if (green) strokeArc(brush, ringRadius(total), green, { colour: theme.green, width: 3 })
  const font = `650 ${clusterFontSize(total)}px ${theme.font}`
  write(brush, String(total), { x: 0, y: 0 }, { font, colour: theme.text })
  brush.restore()
}

function strokeArc(
  brush: Brush,
  radius: number,
  { from, to }: { from: number; to: number },
  { colour, width }: { colour: string; width: number },
): void {
  brush.beginPath()
  brush.arc(0, 0, radius, from, to)
  brush.strokeStyle = colour
  brush.lineWidth = width
  brush.lineCap = 'butt'
  brush.stroke()
}

/** Soft, with a dotted edge for red and a solid one for green; below everything else. */
export function drawShade(brush: Brush, drawn: DrawnSpot, lit: boolean, theme: Theme): void {
  const colour = colourOf(drawn)
  brush.save()
  brush.fillStyle = theme[colour]
  brush.globalAlpha = lit ? 0.24 : colour === 'red' ? 0.14 : 0.16
  brush.fill(circle(drawn.x, drawn.y, drawn.radius))
  brush.globalAlpha = 1
  brush.strokeStyle = theme[colour]
  brush.lineWidth = lit ? 2.5 : 1.5
  brush.lineCap = 'round'
  brush.setLineDash(colour === 'red' ? [2, 5] : [])
  brush.stroke(circle(drawn.x, drawn.y, drawn.radius))
  brush.restore()
}

/** Stands in the middle of the shade, with the number where there are several. */
function drawAreaName(brush: Brush, drawn: DrawnSpot, { theme, sprites }: Palette): void {
  const { x, y, label } = drawn
  const total = drawn.spot.red + drawn.spot.green
  const text = [label, total > 1 && String(total)].filter(Boolean).join(' · ')
  drawPill(brush, { x, y }, text, { colour: colourOf(drawn), theme, sprites })
}

function drawPill(
  brush: Brush,
  { x, y }: { x: number; y: number },
  text: string,
  { colour, theme, sprites }: Palette & { colour: PinColour },
): void {
  brush.font = `540 13px ${theme.font}`
  const width = brush.measureText(text).width + (text ? 38 : 30)
  brush.fillStyle = theme.raised
  brush.fill(pillPath(x, y, width))
  brush.strokeStyle = theme.line
  brush.lineWidth = 1
  brush.stroke(pillPath(x, y, width))
  const left = x - width / 2 + 15
  sprites.draw(brush, { x: left, y: colour === 'red' ? y + 10 : y }, { colour, width: 16, ringed: false })
  write(
    brush,
    text,
    { x: left + 12, y },
    { font: `540 13px ${theme.font}`, colour: theme.text, align: 'left' },
  )
}

function pillPath(x: number, y: number, width: number): Path2D {
  const path = new Path2D()
  path.roundRect(x - width / 2, y - 15, width, 30, 15)
  return path
}

function write(
  brush: Brush,
  text: string,
  { x, y }: { x: number; y: number },
  { font, colour, align = 'center' }: { font: string; colour: string; align?: CanvasTextAlign },
): void {
  brush.font = font
  brush.fillStyle = colour
  brush.textAlign = align
  brush.textBaseline = 'middle'
  // Digits stand a little above the middle of their line.
  brush.fillText(text, x, y + 0.5)
}
