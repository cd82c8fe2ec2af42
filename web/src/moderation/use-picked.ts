import { useEffect, useState } from 'react'

import { piecesOf, type Stretch } from './blanking.ts'

/** What is selected inside an element, as a stretch of its text: with the mouse, a finger or the keyboard. */
export function usePickedWords() {
  const [box, setBox] = useState<HTMLElement | null>(null)
  const [picked, setPicked] = useState<Stretch>()

  useEffect(
    function followSelection() {
      const follow = () => setPicked(box ? pickedIn(box) : undefined)
      document.addEventListener('selectionchange', follow)
      return function stopFollowing() {
        document.removeEventListener('selectionchange', follow)
      }
    },
    [box],
  )

  return {
    box: setBox,
    picked,
    /** As it is at this moment: a key may be faster than the news of a selection. */
    now: () => (box ? pickedIn(box) : undefined),
  }
}

function pickedIn(box: HTMLElement): Stretch | undefined {
  const edges = edgesIn(box)
  if (!edges || edges.anchor === edges.focus) return undefined
  return { start: Math.min(edges.anchor, edges.focus), end: Math.max(edges.anchor, edges.focus) }
}

/**
 * The next word in a text that is only read, as an arrow with Shift chooses letters where one writes; with Shift one
 * word more. The selection of the browser shows it, so that every theme and every reader of screens knows it.
 */
export function pickWord(box: HTMLElement, by: 1 | -1, extend: boolean): void {
  const words = piecesOf(box.textContent)
  const edges = pickedIn(box) && edgesIn(box)
  if (!edges) {
    const first = by === 1 ? words[0] : words.at(-1)
    if (first) select(box, first.start, first.end)
    return
  }
  const forwards = edges.anchor < edges.focus
  const next = words[wordAt(words, edges.focus, forwards) + by]
  const fixed = words[wordAt(words, edges.anchor, !forwards)]
  if (!next || !fixed) return
  const from = extend ? fixed : next
  if (from.start <= next.start) select(box, from.start, next.end)
  else select(box, from.end, next.start)
}

/** The word that ends at a place, or before it; with "ends" false the one that begins there. */
function wordAt(words: Stretch[], place: number, ends: boolean): number {
  return ends ? words.findLastIndex(({ start }) => start < place) : words.findIndex(({ end }) => end > place)
}

function edgesIn(box: HTMLElement): { anchor: number; focus: number } | undefined {
  const selection = getSelection()
  const anchor = selection && offsetIn(box, selection.anchorNode, selection.anchorOffset)
  const focus = selection && offsetIn(box, selection.focusNode, selection.focusOffset)
  return typeof anchor === 'number' && typeof focus === 'number' ? { anchor, focus } : undefined
}

function offsetIn(box: HTMLElement, node: Node | null, offset: number): number | undefined {
  if (!node || !box.contains(node)) return undefined
  const range = document.createRange()
  range.setStart(box, 0)
  range.setEnd(node, offset)
  return range.toString().length
}

function select(box: HTMLElement, anchor: number, focus: number): void {
  const [from, to] = [placeAt(box, anchor), placeAt(box, focus)]
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
}

function placeAt(box: HTMLElement, offset: number): { node: Node; offset: number } {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  let left = offset
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent ?? ''
    if (left <= length) return { node, offset: left }
    left -= length
  }
  return { node: box, offset: box.childNodes.length }
}
