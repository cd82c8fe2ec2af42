import L from 'leaflet'

import { drawShade, drawSpot, type Palette } from './draw-spot.ts'
import { aimOf, type DrawnSpot, placeSpot } from './drawn-spot.ts'
import { targetAt } from './hit-test.ts'
import { mergeSpots } from './merge.ts'
import type { Spot } from './spots.ts'
import { Sprites } from './sprites.ts'
import { readTheme, watchTheme } from './theme.ts'
import { worldSide } from './tile-cover.ts'

const order = { area: 0, cluster: 1, pin: 2 }

/** All spots on one canvas, a quarter larger than the map on each side, moved with its pane, redrawn when it rests. */
export class InquiryCanvas extends L.Layer {
  readonly #canvas = L.DomUtil.create('canvas', 'leaflet-zoom-animated map-canvas')
  #onDrawn: (drawn: DrawnSpot[]) => void = () => {}
  #spots: Spot[] = []
  #drawn: DrawnSpot[] = []
  #nameArea: (spot: Spot) => string = () => ''
  #lit: string | undefined
  #frame = 0
  #shown: L.Map | undefined
  #palette: Palette | undefined
  #stopWatching = () => {}
  #corner = L.point(0, 0)
  #zoom = 0

  override onAdd(map: L.Map): this {
    this.#shown = map
    this.#canvas.ariaHidden = 'true'
    map.getPanes().overlayPane.append(this.#canvas)
    map.on('zoomanim', this.#follow)
    this.#stopWatching = watchTheme(() => this.#repaint())
    // Digits drawn before the font is there would stay in another one.
    void document.fonts?.ready.then(() => this.#repaint())
    this.#plan()
    return this
  }

  override onRemove(): this {
    cancelAnimationFrame(this.#frame)
    this.#stopWatching()
    this.#shown?.off('zoomanim', this.#follow)
    this.#shown = undefined
    this.#canvas.remove()
    return this
  }

  override getEvents() {
    return { moveend: this.#plan, zoomend: this.#plan, resize: this.#plan }
  }

  /** Who is told after each drawing. */
  hear(onDrawn: (drawn: DrawnSpot[]) => void): void {
    this.#onDrawn = onDrawn
  }

  show(spots: Spot[], nameArea: (spot: Spot) => string): void {
    this.#spots = spots
    this.#nameArea = nameArea
    this.#plan()
  }

  /** The one under the pointer, or the one that the list points at. */
  light(key: string | undefined): void {
    if (key === this.#lit) return
    this.#lit = key
    this.#plan()
  }

  /** What lies under a place of the map's element. */
  at(place: L.Point, reach: number): DrawnSpot | undefined {
    if (!this.#shown) return undefined
    const onCanvas = this.#shown.containerPointToLayerPoint(place).subtract(this.#corner)
    return this.#drawn[targetAt(this.#drawn.map(aimOf), onCanvas, reach)]
  }

  #repaint(): void {
    this.#palette = undefined
    this.#plan()
  }

  #plan = () => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#shown && this.#draw(this.#shown))
  }

  /** During the zoom animation the old drawing grows or shrinks with the ground. */
  #follow = ({ center, zoom }: L.ZoomAnimEvent) => {
    const map = this.#shown
    if (!map) return
    const scale = map.getZoomScale(zoom, this.#zoom)
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2))
    const pane = L.DomUtil.getPosition(map.getPanes().mapPane)
    const corner = map
      .project(map.layerPointToLatLng(this.#corner), zoom)
      .subtract(origin)
      .subtract(pane)
      .round()
    L.DomUtil.setTransform(this.#canvas, corner, scale)
  }

  #draw(map: L.Map): void {
    const edge = map.getSize().divideBy(4).round()
    const size = map.getSize().add(edge.multiplyBy(2))
    this.#corner = map.containerPointToLayerPoint(edge.multiplyBy(-1)).round()
    this.#zoom = map.getZoom()
    L.DomUtil.setTransform(this.#canvas, this.#corner, 1)
    this.#drawn = this.#place(map, size)
    this.#onDrawn(this.#drawn)
    const brush = sized(this.#canvas, size)
    if (!brush) return
    this.#paint(brush, this.#paletteOf(map))
  }

  /** Shades below all names, rings and pins; what is lit comes last. */
  #paint(brush: CanvasRenderingContext2D, palette: Palette): void {
    const isLit = ({ key }: DrawnSpot) => key === this.#lit
    for (const drawn of this.#drawn) {
      if (drawn.kind === 'area') drawShade(brush, drawn, isLit(drawn), palette.theme)
    }
    for (const drawn of this.#drawn) if (!isLit(drawn)) drawSpot(brush, drawn, false, palette)
    for (const drawn of this.#drawn.filter(isLit)) drawSpot(brush, drawn, true, palette)
  }

  /** Those on the canvas, in the order of drawing: areas below, southern pins before northern ones. */
  #place(map: L.Map, size: L.Point): DrawnSpot[] {
    const side = worldSide(this.#zoom)
    const offset = map.getPixelOrigin().add(this.#corner)
    const where = { zoom: this.#zoom, nameArea: this.#nameArea, edge: map.getSize().divideBy(4).round() }
    return mergeSpots(this.#spots, side)
      .map((spot) => placeSpot(spot, { x: spot.u * side - offset.x, y: spot.v * side - offset.y }, where))
      .filter(({ x, y, radius }) => isOn(size, { x, y }, radius + 40))
      .toSorted((a, b) => order[a.kind] - order[b.kind] || a.y - b.y)
  }

  #paletteOf(map: L.Map) {
    if (this.#palette?.sprites.ratio !== devicePixelRatio) {
      const theme = readTheme(map.getContainer())
      this.#palette = { theme, sprites: new Sprites(theme, devicePixelRatio) }
    }
    return this.#palette
  }
}

function isOn(size: L.Point, { x, y }: { x: number; y: number }, margin: number): boolean {
  return x > -margin && y > -margin && x < size.x + margin && y < size.y + margin
}

function sized(canvas: HTMLCanvasElement, { x, y }: L.Point): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio
  Object.assign(canvas, { width: x * ratio, height: y * ratio })
  Object.assign(canvas.style, { width: `${x}px`, height: `${y}px` })
  const brush = canvas.getContext('2d')
  brush?.setTransform(ratio, 0, 0, ratio, 0, 0)
  return brush
}
