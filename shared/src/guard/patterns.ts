import { foldWord } from './fold.ts'
import { groups } from './lexicon/groups.ts'

/**
 * How a pattern of the lexicon is written; no part of it is a regular expression:
 *   блокпост*            a word that begins so, with an ending of at most six letters
 *   колона|колони        one of these
 *   $stays               one of a group of groups.ts
 *   #                    digits
 *   склад* _ бк          with up to two words between
 *   танк & $moves        both within ten words of one sentence, in any order
 *   зсу ! слав*, геро*   unless one of these stands in the same sentence, within eight words
 */
export interface Pattern {
  /** All of them must be there. */
  parts: Sequence[]
  unless: Sequence[]
}

/** Slots in a row: one of the words each, or a gap. */
export type Sequence = (Word[] | 'gap')[]

export interface Word {
  /** Folded as the text is; "#" for digits. */
  stem: string
  /** May be followed by an ending. */
  open: boolean
}

export function readPattern(written: string): Pattern {
  const [found = '', unless] = written.split(' ! ')
  return {
    parts: found.split(' & ').map(readSequence),
    unless: unless === undefined ? [] : unless.split(', ').map(readSequence),
  }
}

function readSequence(written: string): Sequence {
  return written
    .trim()
    .split(/\s+/)
    .map((slot) => (slot === '_' ? 'gap' : slot.split('|').flatMap(readWord)))
}

function readWord(written: string): Word[] {
  if (written.startsWith('$')) {
    const group = groups[written.slice(1)]
    if (!group) throw new Error(`The lexicon knows no group ${written}`)
    return group.trim().split(/\s+/).flatMap(readWord)
  }
  const open = written.endsWith('*')
  const [stem = ''] = foldWord(open ? written.slice(0, -1) : written)
  return [{ stem, open }]
}

const endings =
  /(?:ами|ями|ові|еві|ого|ому|ими|іми|ій|ий|ой|ів|їв|ев|ов|ам|ям|ах|ях|ою|ею|єю|ої|ом|ем|єм|[аяоеєуюиіїйьы])$/u

/** A term that a city has added: plain words, each in any of its forms. No asterisk of theirs means anything. */
export function readPlainTerm(term: string): Pattern {
  const words = term.split(/[^\p{L}\p{N}'’ʼ]+/u).filter(Boolean)
  const sequence = words.map((word): Word[] => {
    const [whole = ''] = foldWord(word)
    const stem = whole.replace(endings, '')
    // What would be left of a short word is the beginning of too many others.
    return stem.length >= 4 ? [{ stem, open: true }] : [{ stem: whole, open: false }]
  })
  return { parts: [sequence], unless: [] }
}
