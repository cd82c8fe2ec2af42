import type { Word } from './patterns.ts'

interface Node {
  next: Map<string, Node>
  exact: number[]
  open: number[]
}

const longestEnding = 6
/** Below this a stem inside a run of letters is chance. */
const surest = 5
const mostMasks = 3

/** All words of a lexicon in one tree: each word of a text walks down it once, however many words the lexicon has. */
export class Trie {
  #root: Node = { next: new Map(), exact: [], open: [] }

  add({ stem, open }: Word, id: number): void {
    let node = this.#root
    for (const letter of stem) {
      const next = node.next.get(letter) ?? { next: new Map(), exact: [], open: [] }
      node.next.set(letter, next)
      node = next
    }
    ;(open ? node.open : node.exact).push(id)
  }

  /** Ids of the words that this one may be; an asterisk in it is one letter or none. */
  find(word: string): number[] {
    const found: number[] = []
    const masks = word.split('*').length - 1
    if (masks <= mostMasks) this.#walk(this.#root, word, 0, found)
    return found
  }

  /** Words found anywhere in a row of single letters. */
  findInside(run: string): number[] {
    const found: number[] = []
    for (let from = 0; from < run.length; from++) {
      let node: Node | undefined = this.#root
      for (let at = from; node; at++) {
        if (at - from >= surest) found.push(...node.open, ...node.exact)
        const letter = run[at]
        node = letter === undefined ? undefined : node.next.get(letter)
      }
    }
    return found
  }

  #walk(start: Node, word: string, from: number, found: number[]): void {
    let node = start
    for (let at = from; ; at++) {
      const left = word.length - at
      if (left === 0) found.push(...node.exact)
      if (left <= longestEnding && isEnding(word, at)) found.push(...node.open)
      const letter = word[at]
      if (letter === undefined) return
      if (letter === '*') {
        for (const next of node.next.values()) this.#walk(next, word, at + 1, found)
        continue
      }
      const next = node.next.get(letter)
      if (!next) return
      node = next
    }
  }
}

function isEnding(word: string, from: number): boolean {
  for (let at = from; at < word.length; at++) {
    const sign = word[at] ?? ''
    if (sign >= '0' && sign <= '9') return false
  }
  return true
}
