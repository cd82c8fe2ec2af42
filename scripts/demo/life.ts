import type { PastEvent, PastInquiry } from '@bezpechne/server/inquiries/past'
import { titleOf } from '@bezpechne/shared/inquiries'

import type { DemoInquiry } from './demo-inquiry.ts'

const minute = 60_000
const day = 1440 * minute

interface Told {
  now: Date
  /** Minutes that keep the inquiries of one day apart. */
  minute: number
  moderator: string | null
  organisations: Map<string, string>
}

/** What happened to an inquiry and when, counted back from now. */
export function lifeOf(demo: DemoInquiry, told: Told): Omit<PastInquiry, 'id' | 'precision'> {
  const submitted = told.now.getTime() - demo.days * day - (told.minute + 20) * minute
  return {
    category: demo.category,
    exact: demo.at,
    text: demo.text,
    address: demo.place,
    happenedAt: iso(submitted - 5 * 60 * minute),
    submittedAt: iso(submitted),
    ...publicLife(demo, told, submitted),
  }
}

function publicLife(
  demo: DemoInquiry,
  { minute: offset, moderator, organisations }: Told,
  submitted: number,
): Pick<PastInquiry, 'publication' | 'events'> {
  const sent: PastEvent = { step: 'submit', at: iso(submitted), actor: { role: 'resident', id: null } }
  if (demo.waiting) return { publication: null, events: [sent] }
  const at = iso(submitted + (3 * 60 + offset) * minute)
  const organisationId = organisations.get(demo.answer?.by ?? demo.assigned ?? '') ?? null
  const answeredAt = demo.answer ? iso(Date.parse(at) + demo.answer.after * day) : null
  const actor = { role: 'moderator', id: moderator } as const
  const events: PastEvent[] = [sent, { step: 'publish', at, actor }]
  if (organisationId) events.push({ step: 'assign', at, actor, organisationId })
  if (answeredAt)
    events.push({ step: 'answer', at: answeredAt, actor: { role: 'responder', id: null }, organisationId })
  const { place, text, supports = 0 } = demo
  return {
    publication: { at, title: titleOf(text), text, place, answeredAt, organisationId, supports },
    events,
  }
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
