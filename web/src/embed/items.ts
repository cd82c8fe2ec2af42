import type { DrawnItem } from '../map/drawn-item.ts'
import { itemLabel, type SayMap } from '../map/item-label.ts'
import { keysOf } from '../map/items-in-sight.ts'
import { node } from './node.ts'

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
const page = 50

/** What the canvas shows, for the keyboard and for screen readers: web/src/map/map-items.tsx without React. */
export class Items {
  readonly list: HTMLUListElement
  readonly #say: SayMap
  #point: (key: string | undefined) => void = () => {}
  #items: DrawnItem[] = []
  #current = 0
  #most = page
  #held = false

  constructor(say: SayMap) {
    this.list = node('ul', { className: 'map-items', ariaLabel: say('items'), hidden: true })
    this.#say = say
    this.list.addEventListener('keydown', (event) => this.#walk(event))
  }

  /** @param point told which item has the focus, to be lit on the canvas */
  hear(point: (key: string | undefined) => void): void {
    this.#point = point
  }

  show(items: DrawnItem[]): void {
    const same = keysOf(items) === keysOf(this.#items)
    this.#items = items
    if (!same) this.#draw()
  }

  #draw(): void {
    const shown = this.#items.slice(0, this.#most)
    this.#current = Math.max(0, Math.min(this.#current, shown.length - 1))
    const held = this.#held && (this.list.contains(document.activeElement) || isNowhere())
    this.list.hidden = shown.length === 0
    const more = this.#items.length - shown.length
    this.list.replaceChildren(
      ...shown.map((item, index) => node('li', {}, this.#buttonOf(item, index))),
      ...(more > 0 ? [node('li', {}, this.#moreOf(more))] : []),
    )
    // A button that is gone took the focus with it: after zooming in the next one has it.
    this.#held = held
    if (held) this.#buttons()[this.#current]?.focus()
  }

  #buttonOf(item: DrawnItem, index: number): HTMLButtonElement {
    const button = node(
      'button',
      { type: 'button', className: 'btn s', tabIndex: index === this.#current ? 0 : -1, onclick: item.open },
      itemLabel(item, this.#say),
    )
    button.addEventListener('focus', () => {
      const before = this.#buttons()[this.#current]
      if (before) before.tabIndex = -1
      button.tabIndex = 0
      this.#current = index
      this.#held = true
      this.#point(item.key)
    })
    button.addEventListener('blur', () => {
      // Whoever walks on holds none; a button that was taken away did not walk.
      this.#held = !button.isConnected
      this.#point(undefined)
    })
    return button
  }

  #moreOf(count: number): HTMLButtonElement {
    const onclick = () => {
      this.#current = this.#most
      this.#most += page
      this.#held = true
      this.#draw()
    }
    return node('button', { type: 'button', className: 'btn s', onclick }, this.#say('moreItems', { count }))
  }

  #walk(event: KeyboardEvent): void {
    const by = steps[event.key]
    const buttons = this.#buttons()
    if (!by || buttons.length === 0) return
    event.preventDefault()
    buttons[(this.#current + by + buttons.length) % buttons.length]?.focus()
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll<HTMLButtonElement>('button[tabindex]')]
  }
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
