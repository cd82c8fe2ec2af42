import './context-panel.css'
import type { ContextItem } from '@bezpechne/shared/context'
import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { useEffect, useRef } from 'react'

import { useWords } from '../lib/words.ts'
import { PinMark } from '../ui/pin-mark.tsx'
import { weighingWords } from './weighing-words.ts'

interface Props {
  items: readonly ContextItem[]
  chosen: string | undefined
  onChoose: (number: string) => void
}

/** The arrow keys walk over it from the start. */
export function MergeChoices({ items, chosen, onChoose }: Props) {
  const say = useWords(weighingWords)
  const first = useRef<HTMLInputElement>(null)
  useEffect(function beginHere() {
    first.current?.focus()
  }, [])
  if (items.length === 0) return null
  return (
    <fieldset className="stack t">
      <legend className="vh">{say('mergeTitle')}</legend>
      {items.map(({ number, title, state, metres }, place) => (
        <label className="choice" key={number}>
          <input
            ref={place === 0 ? first : undefined}
            type="radio"
            name="into"
            aria-label={`${title}, ${number}`}
            checked={chosen === number}
            onChange={() => onChoose(number)}
          />
          <span>
            <b>{title}</b>
            <span className="hint merge-facts">
              <PinMark colour={state === 'answered' ? 'green' : 'red'} size={14} />
              {[number, metres === null ? '' : say('metres', { count: metres })]
                .filter(Boolean)
                .join('\u00a0· ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface NamedProps {
  found: PublicInquiry | undefined
  missing: boolean
}

/** What a number stands for, before one merges into it. */
export function NamedTarget({ found, missing }: NamedProps) {
  const say = useWords(weighingWords)
  return (
    <output className="small">
      {found && (
        <span className="state">
          <PinMark colour={found.colour} />
          <b>{found.title}</b> <span className="muted">{found.number}</span>
        </span>
      )}
      {missing && say('mergeNothing')}
    </output>
  )
}
