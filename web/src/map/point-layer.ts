import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'

export interface Point {
  id: string
  at: LatLng
  colour: 'red' | 'green'
}

const looks = { red: { fill: '#c92a2a', sign: '?' }, green: { fill: '#2b7a3b', sign: '✓' } }
const reach = 22

/** All points on one canvas, a quarter larger than the map on each side, redrawn when the map rests. */
export class PointLayer extends L.Layer {
  #canvas = L.DomUtil.create('canvas', 'leaflet-zoom-hide')
  #points: Point[] = []
  #frame = 0
  #map: L.Map | undefined

  override onAdd(map: L.Map): this {
    this.#map = map
    this.#canvas.ariaHidden = 'true'
    map.getPanes().overlayPane.append(this.#canvas)
    this.#plan()
    return this
  }

  override onRemove(): this {
    this.#map = undefined
    this.#canvas.remove()
    return this
  }

  override getEvents() {
    return { moveend: this.#plan, zoomend: this.#plan, resize: this.#plan }
  }

  setPoints(points: Point[]): void {
    this.#points = points
    this.#plan()
  }

  /** The point under a finger or a pointer. */
  hit(map: L.Map, at: L.Point): Point | undefined {
    return this.#points[
      nearest(
        this.#points.map((point) => map.latLngToContainerPoint(point.at)),
        at,
      )
    ]
  }

  #plan = () => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#map && this.#draw(this.#map))
  }

  #draw(map: L.Map): void {
    const edge = map.getSize().divideBy(4).round()
    const size = map.getSize().add(edge.multiplyBy(2))
    const corner = map.containerPointToLayerPoint(edge.multiplyBy(-1))
    L.DomUtil.setPosition(this.#canvas, corner)
    const brush = resize(this.#canvas, size)
    for (const { at, colour } of this.#points) {
      drawPoint(brush, map.latLngToLayerPoint(at).subtract(corner), looks[colour])
    }
  }
}

/** The nearest, the last drawn of several; -1 when none is within reach of a finger. */
export function nearest(places: L.Point[], to: L.Point): number {
  const distances = places.map((place) => place.distanceTo(to))
  const least = Math.min(...distances)
  return least <= reach ? distances.lastIndexOf(least) : -1
}

function resize(canvas: HTMLCanvasElement, { x, y }: L.Point): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio
  Object.assign(canvas, { width: x * ratio, height: y * ratio })
  Object.assign(canvas.style, { width: `${x}px`, height: `${y}px` })
  const brush = canvas.getContext('2d')
  brush?.setTransform(ratio, 0, 0, ratio, 0, 0)
  return brush
}

function drawPoint(
  brush: CanvasRenderingContext2D | null,
  { x, y }: L.Point,
  { fill, sign }: { fill: string; sign: string },
): void {
  if (!brush) return
  brush.fillStyle = fill
  brush.beginPath()
  brush.arc(x, y, 12, 0, 2 * Math.PI)
  brush.fill()
  brush.fillStyle = 'white'
  brush.font = 'bold 15px sans-serif'
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  brush.fillText(sign, x, y)
}
