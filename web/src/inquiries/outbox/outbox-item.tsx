import { titleOf } from '@bezpechne/shared/inquiry-text'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import type { Draft } from '../draft.ts'
import { Numbers } from '../receipt-card.tsx'
import { writerFor } from '../writer.ts'
import { outboxWords } from './outbox-words.ts'
import { outbox } from './outbox.ts'
import { StatusNote } from './status-note.tsx'
import { isInDoubt, isSettled, mayEdit } from './status.ts'

export function OutboxItem({ item }: { item: Draft }) {
  const say = useWords(outboxWords)
  const title = titleOf(item.text) || item.address || say('noText')
  return (
    <li className="card stack" data-key={item.key}>
      <h2 className="h3 outbox-title">{title}</h2>
      <StatusNote item={item} />
      {item.receipt && <Numbers receipt={item.receipt} />}
      <Acts item={item} title={title} />
    </li>
  )
}

function Acts({ item, title }: { item: Draft; title: string }) {
  const say = useWords(outboxWords)
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const { city, key, stage } = item
  async function open(): Promise<void> {
    const writer = writerFor(city)
    writer.open()
    if (await writer.takeBack(key)) await navigate({ to: '/$city/new', params: { city } })
  }
  const opens = { writing: 'write', refused: 'correct', queued: 'edit', sent: 'edit' } as const
  return (
    <div className="row">
      {stage !== 'writing' && stage !== 'refused' && !isSettled(item) && (
        <button type="button" className="btn pri" onClick={() => outbox.tryNow()}>
          {say('tryNow')}
        </button>
      )}
      {mayEdit(item) && (
        <button
          type="button"
          className={stage === 'queued' ? 'btn quiet' : 'btn pri'}
          onClick={() => void open()}
        >
          {say(opens[stage])}
        </button>
      )}
      {isSettled(item) && (
        <button type="button" className="btn pri" onClick={() => void outbox.taken(key)}>
          {say('have')}
        </button>
      )}
      {!isSettled(item) && (
        <button
          type="button"
          className="btn quiet"
          aria-label={`${say('remove')}: ${title}`}
          onClick={() => setAsking(true)}
        >
          {say('remove')}
        </button>
      )}
      {asking && <AskRemoval item={item} onClose={() => setAsking(false)} />}
    </div>
  )
}

function AskRemoval({ item, onClose }: { item: Draft; onClose: () => void }) {
  const say = useWords(outboxWords)
  const photos = item.stage === 'sent' && 'removePhotos'
  const what = photos || (isInDoubt(item) ? 'removeDoubt' : 'removeDraft')
  return (
    <Dialog title={say('removeTitle')} onClose={onClose}>
      <div className="stack">
        <p>{say(what)}</p>
        <div className="row">
          <button
            type="button"
            className="btn pri"
            onClick={() => {
              onClose()
              void outbox.remove(item)
            }}
          >
            {say('removeYes')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say('removeNo')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
