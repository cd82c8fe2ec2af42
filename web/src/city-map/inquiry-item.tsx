import type { InquirySummary, Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'

import { daysSince, formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { PinMark } from '../ui/pin-mark.tsx'
import { words } from './words.ts'

interface Props {
  inquiry: InquirySummary
  selected: boolean
}

/** A line of the list: what, where, how long it waits or who answered. Drawn anew only where it changed. */
export const InquiryItem = memo(function InquiryItem({ inquiry, selected }: Props) {
  const language = useLanguage()
  const status = useStatus(inquiry)
  const place = usePlace(inquiry, language)
  return (
    <Link
      className="item"
      to="/$city/$number"
      params={{ city: inquiry.city, number: inquiry.number }}
      aria-current={selected ? 'true' : undefined}
    >
      <PinMark colour={inquiry.colour} />
      <b>
        <BarredText text={inquiry.title} />
      </b>
      {place && <span>{place}</span>}
      <span>{status}</span>
    </Link>
  )
})

/** "вулиця Лугова, Оболонський район" */
export function usePlace({ place, district, precision }: InquirySummary, language: Language): string {
  const say = useWords(words)
  const vague = precision === 'district' ? say('noExactPlace') : undefined
  return [...new Set([place, textIn(district?.name, language), vague])].filter(Boolean).join(', ')
}

export function useStatus({
  state,
  outcome,
  answeredOn,
  answeredBy,
  publishedOn,
  supports,
}: InquirySummary): string {
  const say = useWords(words)
  const language = useLanguage()
  if (answeredOn && state === 'answered') {
    const date = formatDay(answeredOn, language)
    const answered = answeredBy
      ? say('answeredBy', { date, organisation: textIn(answeredBy, language) })
      : say('answered', { date })
    if (outcome === 'answered') return answered
    return `${answered}\u00a0· ${say(outcome === 'confirmed' ? 'confirmed' : 'notHelped')}`
  }
  const count = daysSince(publishedOn)
  const waits = count === 0 ? say('waitingToday') : say('waiting', { count })
  return [
    state === 'reopened' ? say(outcome === 'disputed' ? 'disputed' : 'reopened') : waits,
    supports > 0 && say('supports', { count: supports }),
  ]
    .filter(Boolean)
    .join('\u00a0· ')
}
