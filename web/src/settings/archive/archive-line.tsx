import type { ArchiveStatus } from '@bezpechne/shared/archives'

import { formatMoment, formatNumber } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { words } from './words.ts'

interface Props {
  one: ArchiveStatus
  /** Whether this server sends mails. */
  mails: boolean
  busy: boolean
  /** Of one that failed, where no other was asked for since. */
  onAskAgain: (() => void) | undefined
  onAgree: () => void
  onFetch: () => void
  onCancel: () => void
}

/** Of one that is over: whether nobody agreed, or the file is gone. */
const headings = {
  asked: 'waits',
  making: 'making',
  ready: 'ready',
  failed: 'failed',
  cancelled: 'cancelled',
  over: undefined,
} as const
const open: readonly ArchiveStatus['state'][] = ['asked', 'making', 'ready']

/** One archive: where it stands, who the two are, what can be done with it. */
export function ArchiveLine({ one, mails, busy, onAskAgain, onAgree, onFetch, onCancel }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { state, agreeable, fetchable, askedBy, askedAt } = one
  return (
    <li>
      <Facts one={one} mails={mails} last={onAskAgain !== undefined} />
      <span className="row">
        {agreeable && (
          <button type="button" className="btn pri s" disabled={busy} onClick={onAgree}>
            {say('agree')}
          </button>
        )}
        {onAskAgain && (
          <button type="button" className="btn pri s" disabled={busy} onClick={onAskAgain}>
            {say('askAgain')}
          </button>
        )}
        {fetchable && <Download one={one} busy={busy} onFetch={onFetch} />}
        {open.includes(state) && (
          <button type="button" className="btn quiet s" disabled={busy} onClick={onCancel}>
            {say(state === 'ready' ? 'remove' : 'cancel')}
            <span className="vh"> {say('by', { name: askedBy, when: formatMoment(askedAt, language) })}</span>
          </button>
        )}
      </span>
    </li>
  )
}

function Facts({ one, mails, last }: Pick<Props, 'one' | 'mails'> & { last: boolean }) {
  const say = useWords(words)
  const language = useLanguage()
  const { state, askedBy, askedAt, agreedBy, why } = one
  return (
    <span className="grow">
      <b>{say(headings[state] ?? (agreedBy === null ? 'lapsed' : 'over'))}</b>
      <span className="small muted">
        {say('by', { name: askedBy, when: formatMoment(askedAt, language) })}
        {agreedBy !== null && ` · ${say('agreed', { name: agreedBy })}`}
      </span>
      {state === 'asked' && <Waits one={one} mails={mails} />}
      {state === 'making' && (
        <span className="small">
          {say('makingText')} {mails && say('makingMail')}
        </span>
      )}
      {state === 'ready' && <Lies one={one} />}
      {why !== null && <Why why={why} id={one.id} last={last} />}
    </span>
  )
}

/** Where no mail goes out, who asked tells the other one. */
function Waits({ one: { agreeable, askedBy, until }, mails }: Pick<Props, 'one' | 'mails'>) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <span className="small">
      {agreeable ? say('agreeText', { name: askedBy }) : say(mails ? 'mailOther' : 'tellOther')}{' '}
      {until !== null && say('agreeUntil', { when: formatMoment(until, language) })}
    </span>
  )
}

/** Until when it is there, for whom, and who signed it. */
function Lies({ one: { fetchable, fingerprint, until } }: Pick<Props, 'one'>) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <>
      {until !== null && (
        <span className="small">
          {say(fetchable ? 'until' : 'forTwo', { when: formatMoment(until, language) })}
        </span>
      )}
      {fingerprint !== null && (
        <span className="small ar-print">
          {say('print')}:<code>{fingerprint}</code>
          {say('printText')}
        </span>
      )}
    </>
  )
}

const whys = {
  'disk-full': 'full',
  'file-unreadable': 'unreadable',
  interrupted: 'interrupted',
  unexpected: 'unexpected',
} as const

interface WhyProps {
  why: NonNullable<ArchiveStatus['why']>
  id: string
  /** Of those before it nobody needs to be told what to do. */
  last: boolean
}

/** What happened, what to do now, and by which number an operator finds the rest. */
function Why({ why, id, last }: WhyProps) {
  const say = useWords(words)
  return (
    <span className="small ar-print">
      {say(whys[why])} {last && say(`${whys[why]}Next`)}
      {why !== 'interrupted' && (
        <>
          {' '}
          {say('number')}: <code>{id}</code>
        </>
      )}
    </span>
  )
}

function Download({ one: { bytes }, busy, onFetch }: Pick<Props, 'one' | 'busy' | 'onFetch'>) {
  const say = useWords(words)
  const language = useLanguage()
  const size = formatNumber(Math.max(1, Math.round((bytes ?? 0) / 1_000_000)), language)
  return (
    <button type="button" className="btn pri s" disabled={busy} onClick={onFetch}>
      {say('fetch', { size })}
    </button>
  )
}
