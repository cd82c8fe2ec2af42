import { useState } from 'react'

import { formatMoment } from '../lib/format.ts'
import { useTask } from '../lib/use-task.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { CodeShown } from './code-shown.tsx'
import { Conversation } from './conversation.tsx'
import type { ReceiptFacts } from './receipt-paper.ts'
import { ReceiptButton } from './receipt.tsx'
import type { Sent } from './sending.ts'
import { sentWords } from './sent-words.ts'
import { type Opened, openSession, type Session } from './session.ts'

interface Props {
  city: string
  code: string
  watched: boolean
  sent: Sent
}

/** What was received, when, and what comes next. */
export function SentLetter({ city, code, watched, sent }: Props) {
  const [open, setOpen] = useState<{ session: Session; opened: Opened }>()
  const opening = useTask()
  if (open)
    return (
      <Conversation
        session={open.session}
        first={open.opened}
        code={code}
        onClose={() => {
          open.session.close()
          setOpen(undefined)
        }}
      />
    )
  const openIt = () => void opening.run(async () => setOpen(await openSession(city, code)))
  return (
    <section className="stack w" aria-labelledby="lt-sent">
      <Told sent={sent} watched={watched} />
      {opening.error !== undefined && <Trouble error={opening.error} />}
      <Onward city={city} code={code} watched={watched} onOpen={openIt} />
      {!watched && <ReceiptButton paper={paperOf(city, sent)} code={code} />}
    </section>
  )
}

function paperOf(city: string, { received, finished }: Sent): ReceiptFacts {
  const { addressee, track } = finished.letter.header
  return { ...received, city, addressee, track, sha256: finished.sha256 }
}

function Told({ sent: { received, finished }, watched }: Pick<Props, 'sent' | 'watched'>) {
  const say = useWords(sentWords)
  const language = useLanguage()
  const { receivedAt, failoverAt } = received
  return (
    <>
      <div className="stack">
        <span className="okmark">
          <Icon name="check" />
        </span>
        <h1 id="lt-sent" tabIndex={-1} ref={focusOnce}>
          {say('title')}
        </h1>
        <p>{say('received', { moment: formatMoment(receivedAt, language) })}</p>
        <p>{failoverAt ? say('screened', { until: formatMoment(failoverAt, language) }) : say('straight')}</p>
      </div>
      <div className="stack t">
        <h2 className="h3">{say('next')}</h2>
        <ul className="points">
          <li>{say('nextOpen')}</li>
          {finished.letter.header.track !== 'tip' && <li>{say('nextLaw')}</li>}
        </ul>
        {watched && <p>{say('quiet')}</p>}
      </div>
    </>
  )
}

function Onward({ city, code, watched, onOpen }: Omit<Props, 'sent'> & { onOpen: () => void }) {
  const say = useWords(sentWords)
  const [isShown, setShown] = useState(false)
  return (
    <>
      <div className="row">
        <button type="button" className="btn pri big" onClick={onOpen}>
          {say('open')}
        </button>
        {!watched && !isShown && (
          <button type="button" className="btn big" onClick={() => setShown(true)}>
            {say('showCode')}
          </button>
        )}
      </div>
      {isShown && <CodeShown city={city} code={code} watched={watched} />}
    </>
  )
}

// A new page begins at its heading for the keyboard and the screen reader.
function focusOnce(heading: HTMLElement | null): void {
  heading?.focus()
}
