import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { isWord, passagesOf, piecesOf } from './cover-passages.ts'

import './cover.css'
import { ownWords } from './own-words.ts'

interface Props {
  /** What everybody reads; nothing where nobody does any more. */
  words: { title: string; text: string } | undefined
  busy: boolean
  error: unknown
  onCover: (words: string[]) => void
  onClose: () => void
}

/** The author presses the words that nobody shall read any more. */
export function CoverDialog({ words: read, busy, error, onCover, onClose }: Props) {
  const say = useWords(ownWords)
  const { title, text } = read ?? { title: '', text: '' }
  const [head, setHead] = useState<ReadonlySet<number>>(new Set())
  const [body, setBody] = useState<ReadonlySet<number>>(new Set())
  const [asked, setAsked] = useState(false)
  const words = [...passagesOf(piecesOf(title), head), ...passagesOf(piecesOf(text), body)]
  const none = words.length === 0
  return (
    <Dialog title={say('coverTitle')} wide onClose={onClose}>
      <div className="stack">
        <p>{say('coverText')}</p>
        <Words label={say('coverHead')} text={title} pressed={head} onPress={setHead} />
        <Words label={say('coverBody')} text={text} pressed={body} onPress={setBody} />
        <output className="hint">{asked && none && say('coverNone')}</output>
        {error !== null && <Trouble error={error} />}
        <div className="row">
          <button
            type="button"
            className="btn pri"
            disabled={busy}
            onClick={() => (none ? setAsked(true) : onCover(words.slice(0, 20)))}
          >
            {say('coverYes')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say('cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

function toggled(pressed: ReadonlySet<number>, index: number): ReadonlySet<number> {
  return pressed.has(index)
    ? new Set([...pressed].filter((one) => one !== index))
    : new Set([...pressed, index])
}

interface WordsProps {
  label: string
  text: string
  pressed: ReadonlySet<number>
  onPress: (pressed: ReadonlySet<number>) => void
}

function Words({ label, text, pressed, onPress }: WordsProps) {
  return (
    <fieldset className="coverable">
      <legend className="small muted">{label}</legend>
      {piecesOf(text).map((piece, index) =>
        isWord(piece) ? (
          <button
            // oxlint-disable-next-line react/no-array-index-key -- a fixed text: its words neither move nor go
            key={index}
            type="button"
            aria-pressed={pressed.has(index)}
            onClick={() => onPress(toggled(pressed, index))}
          >
            {piece}
          </button>
        ) : (
          piece
        ),
      )}
    </fieldset>
  )
}
