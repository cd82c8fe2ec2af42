import './embed-map.css'
import { currentLanguage, wordsIn } from '../lib/words.ts'
import { areaNamer } from '../map/area-names.ts'
import { contextLayer, fitDistrict } from '../map/context-layer.ts'
import type { OpenMap } from '../map/create-map.ts'
import { InquiryCanvas } from '../map/inquiry-canvas.ts'
import { itemsInSight } from '../map/items-in-sight.ts'
import { mapWords } from '../map/map-words.ts'
import { openSpot } from '../map/open-spot.ts'
import { hearPointer } from '../map/pointer.ts'
import type { Spot } from '../map/spots.ts'
import type { Asked } from './asked.ts'
import { Card } from './card.ts'
import { frameOf } from './frame.ts'
import type { Items } from './items.ts'
import { listedPins } from './listed-pins.ts'
import type { Missing, PinSource } from './pin-source.ts'
import type { KnownCity } from './read-city.ts'
import { tiledPins } from './tiled-pins.ts'

/** The pins and clusters of the city's own map, for who reads them on another site. */
export function openMap(place: HTMLElement, known: KnownCity, asked: Asked): void {
  const { map, items, tell } = frameOf(place, known)
  const card = new Card(map, known.city.id)
  place.append(card.box)
  showOutlines(map, known, asked.district)
  const source = asked.district || asked.q ? listedPins(asked) : tiledPins(map, known, asked)
  showPins(map, known, { source, items, tell, card })
}

function showOutlines(map: OpenMap, { context }: KnownCity, district: string): void {
  if (!context) return
  contextLayer(map, context, currentLanguage()).addTo(map)
  fitDistrict(map, context, district)
}

interface Shown {
  source: PinSource
  items: Items
  tell: (missing: Missing, count: number) => void
  card: Card
}

function showPins(map: OpenMap, { context }: KnownCity, { source, items, tell, card }: Shown): void {
  const canvas = new InquiryCanvas()
  const nameArea = areaNamer(context, currentLanguage(), wordsIn(mapWords, currentLanguage())('district'))
  const open = (spot: Spot) =>
    void openSpot(map, spot, {
      read: source.read,
      onPick: (pick) => void card.open('number' in pick ? [pick.number] : pick.numbers),
    })
  items.hear((key) => canvas.light(key))
  canvas.hear((drawn) => items.show(itemsInSight(map.getSize(), drawn, open)))
  canvas.addTo(map)
  hearPointer(map, canvas, open)
  source.watch(function show(spots, missing) {
    canvas.show(spots, nameArea)
    tell(missing, spots.length)
  })
}
