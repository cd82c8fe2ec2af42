import type { PublicInquiry } from '@bezpechne/shared/inquiries'

import { currentLanguage, wordsIn } from '../lib/words.ts'
import type { OpenMap } from '../map/create-map.ts'
import { pickedLayer } from '../map/picked-layer.ts'
import { contentOf } from './card-content.ts'
import { node, signButton } from './node.ts'
import { read } from './read.ts'
import { words } from './words.ts'

/** Under one pin may lie a hundred: so many are read here, all of them on the city's own map. */
const most = 10

/** What was pressed on the map, below it. */
export class Card {
  readonly box = node('section', { className: 'embed-card', hidden: true })
  readonly #map: OpenMap
  readonly #city: string
  readonly #say = wordsIn(words, currentLanguage())
  #cameFrom: Element | null = null
  #pin: ReturnType<typeof pickedLayer> | undefined
  #turn = 0

  constructor(map: OpenMap, city: string) {
    this.#map = map
    this.#city = city
    this.box.setAttribute('aria-labelledby', 'embed-card-h')
    this.box.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#close())
  }

  async open(numbers: string[]): Promise<void> {
    const turn = ++this.#turn
    if (!this.box.contains(document.activeElement)) this.#cameFrom = document.activeElement
    this.#pin?.remove()
    this.box.replaceChildren(node('p', { id: 'embed-card-h', role: 'status' }, this.#say('loading')))
    this.box.hidden = false
    const found = await this.#read(numbers.slice(0, most))
    if (turn !== this.#turn) return
    const [first] = found
    if (first) this.#pin = pickedLayer(this.#map, pickedOf(first)).addTo(this.#map)
    const close = signButton('close', this.#say('close'), () => this.#close())
    this.box.replaceChildren(...contentOf(this.#city, numbers, found), close)
    this.box.querySelector('h2')?.focus()
  }

  async #read(numbers: string[]): Promise<PublicInquiry[]> {
    const asked = numbers.map((number) =>
      read<PublicInquiry>(`/cities/${this.#city}/inquiries/${number}`).catch(() => undefined),
    )
    return (await Promise.all(asked)).filter((one) => one !== undefined)
  }

  #close(): void {
    this.#turn++
    this.#pin?.remove()
    this.box.hidden = true
    this.box.replaceChildren()
    const before = this.#cameFrom
    const back = before instanceof HTMLElement && before.isConnected && before !== document.body
    ;(back ? before : this.#map.getContainer()).focus()
  }
}

function pickedOf({ at, colour, precision }: PublicInquiry) {
  return { at, colour, area: precision === 'district' }
}
