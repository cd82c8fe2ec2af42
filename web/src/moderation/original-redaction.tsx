import './redaction.css'
import type { KeyboardEvent } from 'react'

import { useFoundKinds } from '../lib/found.ts'
import { useWords } from '../lib/words.ts'
import type { Stretch } from './blanking.ts'
import { FindingsList } from './findings-list.tsx'
import { redactionWords } from './redaction-words.ts'
import type { BlankingDesk } from './use-blanking.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { pickWord, usePickedWords } from './use-picked.ts'
import { words } from './words.ts'

interface Props {
  text: string
  desk: BlankingDesk
}

/** The author's words: choose some, or go through what a program found, and take them out of the public version. */
export function OriginalRedaction({ text, desk }: Props) {
  const say = useWords(words)
  const tell = useWords(redactionWords)
  const { box, picked, now } = usePickedWords()

  useDeskKeys({
    nextFinding: () => walk(1),
    previousFinding: () => walk(-1),
    blank: () => {
      const chosen = now()
      return chosen ? desk.blankPicked(chosen) : desk.turn(desk.current)
    },
    blankAll: desk.blankAll,
    undo: desk.undo,
  })

  /** What was selected before is not what one means any more. */
  function walk(by: 1 | -1): boolean {
    getSelection()?.removeAllRanges()
    return desk.walk(by)
  }

  return (
    <section className="ver" aria-labelledby="as-written">
      <h2 id="as-written" className="h3">
        {say('asWritten')} <span className="muted">{say('onlyYou')}</span>
      </h2>
      <div className="stack t">
        <div
          ref={box}
          className="asis redact"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a field cannot mark words inside it
          role="textbox"
          aria-readonly
          aria-multiline
          aria-label={tell('original')}
          aria-describedby="redact-hint"
          tabIndex={0}
          onKeyDown={pickByKey}
        >
          <Marked text={text} desk={desk} />
        </div>
        <FindingsList text={text} desk={desk} />
      </div>
      <Acts desk={desk} picked={picked} />
    </section>
  )
}

function pickByKey(event: KeyboardEvent<HTMLElement>): void {
  const { key, shiftKey, ctrlKey, metaKey, altKey, currentTarget } = event
  if (ctrlKey || metaKey || altKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return
  event.preventDefault()
  pickWord(currentTarget, key === 'ArrowRight' ? 1 : -1, shiftKey)
}

interface ActsProps {
  desk: BlankingDesk
  picked: Stretch | undefined
}

function Acts({ desk, picked }: ActsProps) {
  const tell = useWords(redactionWords)
  return (
    <div className="redact-bar">
      <p className="hint" id="redact-hint">
        {tell('hint')}
      </p>
      <div className="row">
        <button
          type="button"
          className="btn s"
          disabled={!picked}
          // A press would drop the selection before the click comes.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => picked && desk.blankPicked(picked)}
        >
          <kbd aria-hidden="true">B</kbd>
          {tell('blankPicked')}
        </button>
        {desk.canUndo && (
          <button type="button" className="btn s" onClick={desk.undo}>
            <kbd aria-hidden="true">Z</kbd>
            {tell('undo')}
          </button>
        )}
      </div>
    </div>
  )
}

function Marked({ text, desk: { findings, current } }: Props) {
  const kinds = useFoundKinds()
  return cut(text, findings).map(({ key, words: part, finding }) =>
    finding ? (
      <mark
        key={key}
        className={finding.blanked ? 'done' : undefined}
        data-now={finding === findings[current] || undefined}
        title={kinds[finding.kind]}
      >
        {part}
      </mark>
    ) : (
      <span key={key}>{part}</span>
    ),
  )
}

type Found = BlankingDesk['findings'][number]

/** Parts have no name but the place where they begin. */
function cut(text: string, findings: Found[]): { key: number; words: string; finding?: Found }[] {
  const parts: ReturnType<typeof cut> = []
  let from = 0
  for (const finding of findings) {
    const { start, end } = finding
    parts.push(
      { key: from, words: text.slice(from, start) },
      { key: start, words: text.slice(start, end), finding },
    )
    from = end
  }
  return [...parts, { key: from, words: text.slice(from) }].filter(({ words: part }) => part !== '')
}
