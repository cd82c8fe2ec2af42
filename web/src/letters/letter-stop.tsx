import { textIn } from '@bezpechne/shared/languages'
import type { Station } from '@bezpechne/shared/officers'

import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Fault } from './calls.ts'
import { stopWords } from './stop-words.ts'

const wordOf = {
  closed: ['closedTitle', 'closed'],
  expired: ['expired', 'stopText'],
  changed: ['changed', 'stopText'],
  'no-wasm': ['noWasmTitle', 'noWasm'],
  failed: ['failedTitle', 'failed'],
} as const
export type Stop = keyof typeof wordOf

export function stopOf(fault: Fault): Stop {
  if (fault === 'expired' || fault === 'no-wasm') return fault
  return ['signature', 'city', 'serial', 'malformed'].includes(fault) ? 'changed' : 'failed'
}

/** Instead of the form: why no letter can be written here, and who answers a telephone. */
export function LetterStop({ why, station }: { why: Stop; station: Station | null }) {
  const say = useWords(stopWords)
  const language = useLanguage()
  const [title, text] = wordOf[why]
  return (
    <div className="stack">
      <Notice tone="warn" title={say(title)} alert>
        <p>{say(text)}</p>
      </Notice>
      <div className="row">
        {station && (
          <Call number={station.phone} who={say('station', { name: textIn(station.name, language) })} />
        )}
        <Call number="102" who={say('police')} />
        <Call number="112" who={say('all')} />
      </div>
      {station && textIn(station.address, language) && <p>{textIn(station.address, language)}</p>}
    </div>
  )
}

function Call({ number, who }: { number: string; who: string }) {
  return (
    <a className="btn big" href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
      <Icon name="phone" />
      <span>
        <b>{number}</b>, {who}
      </span>
    </a>
  )
}
