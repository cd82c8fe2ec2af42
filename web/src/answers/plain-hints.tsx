import type { Hard, HardKind } from '@bezpechne/shared/plain-language'
import { type ReactNode, useEffect, useRef, useState } from 'react'

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
  const box = useRef<HTMLDivElement>(null)

  function select({ start, end }: Pick<Hard, 'start' | 'end'>): void {
    const field = box.current?.querySelector('textarea')
    field?.focus()
    field?.setSelectionRange(start, end)
  }

  return (
    <div className="stack t" ref={box}>
      {children}
      {!off && <Hints text={text} onChange={onChange} onShow={select} />}
    </div>
  )
}

interface HintsProps {
  text: string
  onChange: (text: string) => void
  onShow: (place: Hard) => void
}

function Hints({ text, onChange, onShow }: HintsProps) {
  const say = useWords(formWords)
  const { read, places, replace } = useHardPlaces(text)
  if (!replace || read.trim() === '') return null
  return (
    <>
      {/* The number alone is read out: a list that changes while one types would talk all the time. */}
      <output className="hint">
        {places.length ? say('plain', { count: places.length }) : say('plainNone')}
      </output>
      {places.length > 0 && (
        <ul className="plain">
          {places.slice(0, shown).map((place) => (
            <Hint
              key={`${place.kind} ${place.start}`}
              place={place}
              words={read.slice(place.start, place.end)}
              // While one types on, the places are those of a moment ago: none is replaced by a guess.
              current={read === text}
              onShow={() => onShow(place)}
              onReplace={() => onChange(replace(text, place))}
            />
          ))}
          {places.length > shown && (
            <li className="hint">{say('plainMore', { count: places.length - shown })}</li>
          )}
        </ul>
      )}
    </>
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
      {!fits && (
        <span className="muted">{plain ? say('plainLike', { plain }) : say(kindWords[kind], { count })}</span>
      )}
      {plain && fits && (
        <button type="button" className="btn s" disabled={!current} onClick={onReplace}>
          {say('plainReplace', { plain })}
        </button>
      )}
    </li>
  )
}

interface Read {
  read: string
  places: Hard[]
  replace?: (text: string, place: Hard) => string
}

/** What was typed, once the person has stopped for a moment. The list of phrases loads with the first look. */
function useHardPlaces(text: string): Read {
  const [found, setFound] = useState<Read>({ read: '', places: [] })
  useEffect(
    function settle() {
      let typedOn = false
      async function look(): Promise<void> {
        const { hardPlaces, withPlain } = await import('@bezpechne/shared/plain-language')
        if (!typedOn) setFound({ read: text, places: hardPlaces(text), replace: withPlain })
      }
      // NOTE: advice that could not be loaded is missed by nobody.
      const timer = setTimeout(() => void look().catch(() => {}), pause)
      return function stop() {
        typedOn = true
        clearTimeout(timer)
      }
    },
    [text],
  )
  return found
}
