import type { ArchiveStatus } from '@bezpechne/shared/archives'

import { formatMoment, formatNumber } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { words } from './words.ts'

interface Props {
  one: ArchiveStatus
  busy: boolean
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
export function ArchiveLine({ one, busy, onAgree, onFetch, onCancel }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { state, agreeable, fetchable, askedBy, askedAt } = one
  return (
    <li>
      <Facts one={one} />
      <span className="row">
        {agreeable && (
          <button type="button" className="btn pri s" disabled={busy} onClick={onAgree}>
            {say('agree')}
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

function Facts({ one }: { one: ArchiveStatus }) {
  const say = useWords(words)
  const language = useLanguage()
  const { state, askedBy, askedAt, agreedBy, fetchable, fingerprint, until } = one
  const isReady = state === 'ready'
  return (
    <span className="grow">
      <b>{say(headings[state] ?? (agreedBy === null ? 'lapsed' : 'over'))}</b>
      <span className="small muted">
        {say('by', { name: askedBy, when: formatMoment(askedAt, language) })}
        {agreedBy !== null && ` · ${say('agreed', { name: agreedBy })}`}
      </span>
      {state === 'asked' && <Waits one={one} />}
      {isReady && until !== null && (
        <span className="small">
          {say(fetchable ? 'until' : 'forTwo', { when: formatMoment(until, language) })}
        </span>
      )}
      {isReady && fingerprint !== null && <Print fingerprint={fingerprint} />}
    </span>
  )
}

/** No mail goes out: who asked tells the other one. */
function Waits({ one: { agreeable, askedBy, until } }: { one: ArchiveStatus }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <span className="small">
      {agreeable ? say('agreeText', { name: askedBy }) : say('tellOther')}{' '}
      {until !== null && say('agreeUntil', { when: formatMoment(until, language) })}
    </span>
  )
}

function Print({ fingerprint }: { fingerprint: string }) {
  const say = useWords(words)
  return (
    <span className="small ar-print">
      {say('print')}:<code>{fingerprint}</code>
      {say('printText')}
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
