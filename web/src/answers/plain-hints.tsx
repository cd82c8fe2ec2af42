import { type Hard, type HardKind, hardPlaces, withPlain } from '@bezpechne/shared/plain-language'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { formWords } from './form-words.ts'

interface Props {
  text: string
  /** The names of laws are as they are. */
  off?: boolean
  onChange: (text: string) => void
  /** The field that the hints belong to. */
  children: ReactNode
}

const pause = 700
const shown = 4

const kindWords = {
  office: 'plainOffice',
  nouns: 'plainNouns',
  capitals: 'plainCapitals',
  sentence: 'plainSentence',
  paragraph: 'plainParagraph',
} as const satisfies Record<HardKind, string>

/** What could be said more plainly, under the field and after a pause: advice that stops nobody. */
export function PlainHints({ text, off = false, onChange, children }: Props) {
  const say = useWords(formWords)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const read = useSettled(text)
  const places = off ? [] : hardPlaces(read)

  function select({ start, end }: Pick<Hard, 'start' | 'end'>): void {
    const field = box.current?.querySelector('textarea')
    field?.focus()
    field?.setSelectionRange(start, end)
  }

  return (
    <div className="stack t" ref={box}>
      {children}
      {/* The number alone is read out: a list that changes while one types would talk all the time. */}
      <output className="hint">
        {!off &&
          read.trim() !== '' &&
          (places.length ? say('plain', { count: places.length }) : say('plainNone'))}
      </output>
      {places.length > 0 && (
        <ul className="plain" id={id}>
          {places.slice(0, shown).map((place) => (
            <Hint
              key={`${place.kind} ${place.start}`}
              place={place}
              words={read.slice(place.start, place.end)}
              // While one types on, the places are those of a moment ago: none is replaced by a guess.
              current={read === text}
              onShow={() => select(place)}
              onReplace={() => onChange(withPlain(text, place))}
            />
          ))}
          {places.length > shown && (
            <li className="hint">{say('plainMore', { count: places.length - shown })}</li>
          )}
        </ul>
      )}
    </div>
  )
}

interface HintProps {
  place: Hard
  words: string
  current: boolean
  onShow: () => void
  onReplace: () => void
}

function Hint({ place: { kind, plain, fits, words: count }, words, current, onShow, onReplace }: HintProps) {
  const say = useWords(formWords)
  const quoted = words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words
  return (
    <li>
      <button
        type="button"
        className="link"
        aria-label={say('plainShow', { words: quoted })}
        onClick={onShow}
      >
        «{quoted}»
      </button>
      <span className="muted">
        {plain && !fits ? say('plainLike', { plain }) : say(kindWords[kind], { count })}
      </span>
      {plain && fits && (
        <button type="button" className="btn s" disabled={!current} onClick={onReplace}>
          {say('plainReplace', { plain })}
        </button>
      )}
    </li>
  )
}

/** What was typed, once the person has stopped for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(
    function settle() {
      const timer = setTimeout(() => setSettled(text), pause)
      return function typedOn() {
        clearTimeout(timer)
      }
    },
    [text],
  )
  return settled
}
