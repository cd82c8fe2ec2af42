import L from 'leaflet'

import { drawShade, drawSpot, type Palette } from './draw-spot.ts'
import { type DrawnSpot, placeSpot, reachOf } from './drawn-spot.ts'
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
  /** What they are at one zoom: moving the map merges nothing anew. */
  #merged: { zoom: number; spots: Spot[] } | undefined
  #drawn: DrawnSpot[] = []
  #aims: DrawnSpot['aim'][] = []
  #nameArea: (spot: Spot) => string = () => ''
  #lit: string | undefined
  #frame = 0
  #lighting = 0
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
    cancelAnimationFrame(this.#lighting)
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
    this.#merged = undefined
    this.#nameArea = nameArea
    this.#plan()
  }

  /** The one under the pointer, or the one that the list points at. */
  light(key: string | undefined): void {
    if (key === this.#lit) return
    this.#lit = key
    // Nothing has moved, so nothing is placed anew and nobody is told.
    cancelAnimationFrame(this.#lighting)
    this.#lighting = requestAnimationFrame(() => this.#shown && this.#paint(this.#shown))
  }

  /** What lies under a place of the map's element. */
  at(place: L.Point, reach: number): DrawnSpot | undefined {
    if (!this.#shown) return undefined
    const onCanvas = this.#shown.containerPointToLayerPoint(place).subtract(this.#corner)
    return this.#drawn[targetAt(this.#aims, onCanvas, reach)]
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
    const edge = edgeOf(map)
    this.#corner = map.containerPointToLayerPoint(edge.multiplyBy(-1)).round()
    this.#zoom = map.getZoom()
    L.DomUtil.setTransform(this.#canvas, this.#corner, 1)
    this.#drawn = this.#place(map)
    this.#aims = this.#drawn.map(({ aim }) => aim)
    this.#paint(map)
    this.#onDrawn(this.#drawn)
    // For scripts/bench/canvas.ts: how many inquiries this drawing is of.
    performance.mark('map-drawn', {
      detail: this.#spots.reduce((sum, { red, green }) => sum + red + green, 0),
    })
  }

  /** Shades below all names, rings and pins; what is lit comes last. */
  #paint(map: L.Map): void {
    const brush = cleared(this.#canvas, sizeOf(map))
    if (!brush) return
    const palette = this.#paletteOf(map)
    const isLit = ({ key }: DrawnSpot) => key === this.#lit
    for (const drawn of this.#drawn) {
      if (drawn.kind === 'area') drawShade(brush, drawn, isLit(drawn), palette.theme)
    }
    for (const drawn of this.#drawn) if (!isLit(drawn)) drawSpot(brush, drawn, false, palette)
    for (const drawn of this.#drawn.filter(isLit)) drawSpot(brush, drawn, true, palette)
  }

  /** Those on the canvas, in the order of drawing: areas below, southern pins before northern ones. */
  #place(map: L.Map): DrawnSpot[] {
    const zoom = this.#zoom
    const side = worldSide(zoom)
    const size = sizeOf(map)
    const offset = map.getPixelOrigin().add(this.#corner)
    const where = { zoom, nameArea: this.#nameArea, edge: edgeOf(map) }
    if (this.#merged?.zoom !== zoom) this.#merged = { zoom, spots: mergeSpots(this.#spots, side) }
    return this.#merged.spots
      .flatMap((spot) => {
        const place = { x: spot.u * side - offset.x, y: spot.v * side - offset.y }
        return isOn(size, place, reachOf(spot, zoom)) ? [placeSpot(spot, place, where)] : []
      })
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

function edgeOf(map: L.Map): L.Point {
  return map.getSize().divideBy(4).round()
}

function sizeOf(map: L.Map): L.Point {
  return map.getSize().add(edgeOf(map).multiplyBy(2))
}

/** Only another size or density costs a new store of pixels. */
function cleared(canvas: HTMLCanvasElement, { x, y }: L.Point): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio
  const [width, height] = [Math.round(x * ratio), Math.round(y * ratio)]
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  Object.assign(canvas.style, { width: `${x}px`, height: `${y}px` })
  const brush = canvas.getContext('2d')
  brush?.setTransform(ratio, 0, 0, ratio, 0, 0)
  brush?.clearRect(0, 0, x, y)
  return brush
}
