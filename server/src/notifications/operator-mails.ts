import { textIn, tongueOf, type Written } from '@bezpechne/shared/languages'

import { listAllWaiting } from '../members/index.ts'
import { findOperator, listAsked } from '../opening/index.ts'
import type { Addressed, Desk } from './compose.ts'
import { operatorMailWords } from './operator-words.ts'

const most = 20

/**
 * To who runs the platform: all that waits for a word of theirs, none where others have decided meanwhile. Neither who
 * asks for a community nor whose role it would be: that is read at the desk, behind the sign-in.
 */
export async function writeOperatorWaits(
  { db, at }: Desk,
  _city: string,
  staffId: string,
): Promise<Addressed | undefined> {
  const operator = await findOperator(db, staffId)
  if (!operator) return undefined
  const requests = await listAsked(db)
  const grants = (await listAllWaiting(db, staffId)).filter(({ decidable }) => decidable)
  if (requests.length + grants.length === 0) return undefined
  const { email: to, language } = operator
  const words = textIn(operatorMailWords, language)
  const asked = requests.map(({ community, around }) => words.request(community, around))
  const wished = grants.map(({ role, city, until }) =>
    words.grant(words.roles[role], textIn(city.name, language), day(until, language)),
  )
  const text = [
    ...listed(words.requests, asked, words.more),
    ...listed(words.grants, wished, words.more),
    `${words.link}\n${at}/operator`,
    '--',
    `${words.product}, ${at}`,
    words.foot,
  ]
  const subject = words.waits(requests.length, grants.length)
  return { to, language, subject, text: `${text.join('\n\n')}\n` }
}

function listed(head: string, lines: readonly string[], more: (count: number) => string): string[] {
  if (lines.length === 0) return []
  const left = lines.length - most
  return [[head, ...lines.slice(0, most), ...(left > 0 ? [more(left)] : [])].join('\n')]
}

function day(until: string, language: Written): string {
  const { locale } = tongueOf(language)
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'Europe/Kyiv' })
  return format.format(new Date(until))
}
