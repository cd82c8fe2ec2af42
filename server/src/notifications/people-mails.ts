import { roles } from '@bezpechne/shared/access'
import { tongueOf } from '@bezpechne/shared/languages'

import type { Addressed, Desk } from './compose.ts'
import { findGrant, findTaken } from './people-queries.ts'
import { peopleMailWords as words } from './people-words.ts'

// NOTE: whose role it is about is not in the mails on grants: the page says it, behind the sign-in.

/** Asks for the second word on a role; none where somebody has said it, or nobody wants it any more. */
export async function writeGrantWaiting(
  desk: Desk,
  city: string,
  id: string,
): Promise<Addressed | undefined> {
  const [grant = '', readerId = ''] = id.split('/')
  const found = await findGrant(desk.db, city, { id: grant, readerId })
  if (!found?.waits) return undefined
  const { email, role, cityName, askedBy, until } = found
  const text = [
    words.waitingText(askedBy ?? words.somebody, words.roles[role], cityName.uk),
    words.until(day(until)),
  ]
  return mail(desk, city, { to: email, subject: words.waiting(cityName.uk), text })
}

/** What became of it: to who asked and to who decided, so that neither name is used unseen. */
export async function writeGrantDecided(
  desk: Desk,
  city: string,
  id: string,
): Promise<Addressed | undefined> {
  const [grant = '', readerId = ''] = id.split('/')
  const found = await findGrant(desk.db, city, { id: grant, readerId })
  if (!found) return undefined
  const { email, role, cityName, decidedBy, approved, own } = found
  const text = [
    own
      ? words.ownText(words.roles[role], cityName.uk)
      : words.decidedText(decidedBy ?? words.operator, words.roles[role], cityName.uk),
    approved ? words.approvedText : words.refusedText,
    own ? words.notYou : '',
  ]
  return mail(desk, city, { to: email, subject: words.decided(cityName.uk, approved), text })
}

/** A role went: to whose it was, and of a role over others to every administrator. */
export async function writeRoleTaken(desk: Desk, city: string, id: string): Promise<Addressed | undefined> {
  const [whose = '', named, readerId = ''] = id.split('/')
  const role = roles.find((one) => one === named)
  const found = role && (await findTaken(desk.db, city, { id: whose, role, readerId }))
  if (!found) return undefined
  const { email, name, cityName } = found
  const own = whose === readerId
  const text = own
    ? [words.takenText(words.roles[role], cityName.uk), words.takenWhy]
    : [words.takenOther(name, words.roles[role], cityName.uk), words.takenSteps]
  return mail(desk, city, { to: email, subject: words.taken(cityName.uk), text, page: !own })
}

interface Written {
  to: string
  subject: string
  text: string[]
  /** Whether the reader may open the page. */
  page?: boolean
}

function mail({ at }: Desk, city: string, { to, subject, text, page = true }: Written): Addressed {
  const lines = [
    ...text,
    page ? `${words.people}\n${at}/desk/${city}/settings/people` : '',
    '--',
    `${words.product}, ${at}`,
    words.foot,
  ]
  return { to, language: 'uk', subject, text: `${lines.filter(Boolean).join('\n\n')}\n` }
}

function day(date: Date): string {
  return new Intl.DateTimeFormat(tongueOf('uk').locale, {
    dateStyle: 'long',
    timeZone: 'Europe/Kyiv',
  }).format(date)
}
