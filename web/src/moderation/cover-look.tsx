import type { Case } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { MarkedText } from '../ui/marked-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useDecide } from './api.ts'
import { coverWords } from './cover-words.ts'
import { coveredIn } from './covered-stretches.ts'
import { useDeskKeys } from './use-desk-keys.ts'

interface Props {
  city: string
  found: Case
  /** Looked at: on to the next. */
  onDone: () => void
}

/** What its author covered in the public words, beside what stood there: it stays, or everybody reads it again. */
export function CoverLook(props: Props) {
  const { cover } = props.found
  return cover && <Looking {...props} cover={cover} />
}

function Looking({ city, found, cover, onDone }: Props & { cover: NonNullable<Case['cover']> }) {
  const say = useWords(coverWords)
  const decide = useDecide(city)
  const { busy, error, run } = useTask()
  const [asking, setAsking] = useState(false)

  function look(keep: boolean): void {
    setAsking(false)
    if (busy) return
    void run(async () => {
      const { number } = await decide(found.id, 'cover-look', { keep, version: found.version })
      toast(say(keep ? 'keptToast' : 'uncoveredToast', { number }))
      onDone()
    })
  }
  useDeskKeys({ keepCover: () => look(true), uncover: () => setAsking(true) })

  return (
    <Notice tone="warn" title={say('title')}>
      <p>{say('text')}</p>
      <section className="ver" aria-labelledby="cover-was">
        <h2 id="cover-was" className="h3">
          {say('was')}
        </h2>
        {cover.title !== found.title && (
          <p>
            <b>
              <Was before={cover.title} after={found.title} />
            </b>
          </p>
        )}
        <p className="asis">
          <Was before={cover.text} after={found.publicText} />
        </p>
      </section>
      <div className="row">
        <button type="button" className="btn pri" aria-disabled={busy} onClick={() => look(true)}>
          {say('keep')} <kbd aria-hidden="true">K</kbd>
        </button>
        <button type="button" className="btn" aria-disabled={busy} onClick={() => setAsking(true)}>
          {say('uncover')} <kbd aria-hidden="true">U</kbd>
        </button>
      </div>
      {error !== undefined && <Trouble error={error} />}
      {asking && <Sure onYes={() => look(false)} onClose={() => setAsking(false)} />}
    </Notice>
  )
}

function Was({ before, after }: { before: string; after: string | null }) {
  return <MarkedText text={before} stretches={coveredIn(before, after ?? before)} />
}

/** A key pressed too early must not publish somebody's telephone. */
function Sure({ onYes, onClose }: { onYes: () => void; onClose: () => void }) {
  const say = useWords(coverWords)
  return (
    <Dialog title={say('sure')} onClose={onClose}>
      <p>{say('sureText')}</p>
      <div className="row">
        <button type="button" className="btn pri" onClick={onClose}>
          {say('keep')}
        </button>
        <button type="button" className="btn" onClick={onYes}>
          {say('uncover')}
        </button>
      </div>
    </Dialog>
  )
}
