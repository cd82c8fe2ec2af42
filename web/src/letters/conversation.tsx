import { useState } from 'react'

import { formatDay, formatMoment } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leaving.ts'
import { useTask } from '../lib/use-task.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { LetterActs } from './letter-acts.tsx'
import { Messages } from './messages.tsx'
import { openWords } from './open-words.ts'
import { Receipt } from './receipt.tsx'
import { ReplyForm } from './reply-form.tsx'
import type { Opened, Session } from './session.ts'
import { stateWords } from './state-words.ts'
import { WhereIsIt } from './where-is-it.tsx'
import { writeWords } from './write-words.ts'

interface Props {
  session: Session
  first: Opened
  code: string
  onClose: () => void
}

/** What a code opened: words of both sides, what became of the letter, and what one can do. */
export function Conversation({ session, first, code, onClose }: Props) {
  const say = useWords(openWords)
  const [opened, setOpened] = useState(first)
  const [isTyped, setTyped] = useState(false)
  const asking = useTask()
  useLeaveWarning(isTyped)
  const refresh = () => void asking.run(async () => setOpened(await session.load()))
  return (
    <section className="stack w" aria-labelledby="lt-conv">
      <Head opened={opened} />
      <Messages session={session} opened={opened} />
      <ReplyForm session={session} opened={opened} onTyped={setTyped} onDone={setOpened} />
      {asking.error !== undefined && <Trouble error={asking.error} />}
      <div className="row">
        <button type="button" className="btn" disabled={asking.busy} onClick={refresh}>
          {say('refresh')}
        </button>
        <button type="button" className="btn quiet" onClick={onClose}>
          {say('forget')}
        </button>
      </div>
      <LetterActs session={session} opened={opened} onDone={setOpened} onGone={onClose} />
      <WhereIsIt opened={opened} />
      <Receipt opened={opened} code={code} />
    </section>
  )
}

function Head({ opened }: { opened: Opened }) {
  const say = useWords(openWords)
  const kind = useWords(writeWords)
  const language = useLanguage()
  const { record, receivedAt } = opened.mine
  return (
    <header className="stack t">
      <div className="conv-h">
        <div className="stack t">
          <h1 id="lt-conv" className="h2">
            {kind(record.header.track)}
          </h1>
          <p className="small muted">{say('received', { moment: formatMoment(receivedAt, language) })}</p>
        </div>
        <span className="tag brand">
          <Icon name="lock" />
          {say('locked')}
        </span>
      </div>
      <StateLine opened={opened} />
    </header>
  )
}

/** Nobody owes an answer any more. */
const isOver = new Set<string>(['replied', 'closed', 'withdrawn'])

function StateLine({ opened: { mine } }: { opened: Opened }) {
  const say = useWords(stateWords)
  const language = useLanguage()
  const until = formatMoment(mine.failoverAt, language)
  return (
    <div className="note brand">
      <Icon name="clock" />
      <p>
        <b>{say(mine.state, { until })}</b>
      </p>
      {mine.dueOn && !isOver.has(mine.state) && <p>{say('due', { day: formatDay(mine.dueOn, language) })}</p>}
      {mine.regNo && <p>{say(mine.agreed ? 'registeredNo' : 'sentNo', { number: mine.regNo })}</p>}
      {mine.extNo && <p>{say('extNo', { number: mine.extNo })}</p>}
      {mine.crimeNo && <p>{say('crimeNo', { number: mine.crimeNo })}</p>}
    </div>
  )
}
