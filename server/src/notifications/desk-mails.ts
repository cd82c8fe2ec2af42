import type { Addressed, Desk } from './compose.ts'
import { findReminded, findReplyLink, listHurried } from './desk-queries.ts'
import { deskMailWords as words } from './desk-words.ts'

const most = 30

/** One mail for all that a body is late with or nearly; none where it has answered meanwhile. */
export async function writeReminder(
  { db, at }: Desk,
  city: string,
  reader: string,
): Promise<Addressed | undefined> {
  const [organisationId = '', staffId = ''] = reader.split('/')
  const hurried = await listHurried(db, city, organisationId, most)
  const reminded = await findReminded(db, city, organisationId, staffId)
  if (!reminded?.email || hurried.length === 0) return undefined
  const { organisation, cityName } = reminded
  const late = hurried.filter((one) => one.late)
  const soon = hurried.filter((one) => !one.late)
  const left = Math.max(...hurried.map(({ total }) => total)) - hurried.length
  const text = [
    words.reminderText(organisation.uk),
    late.length > 0 && `${words.late}\n${linesOf(late, `${at}/${city}`)}`,
    soon.length > 0 && `${words.soon}\n${linesOf(soon, `${at}/${city}`)}`,
    left > 0 && words.more(left),
    `${words.desk}\n${at}/desk/${city}/answers`,
    '--',
    `${words.product}, ${at}`,
    words.foot,
  ]
  const subject = words.reminder(cityName.uk, late.length, soon.length)
  return { to: reminded.email, language: 'uk', subject, text: `${text.filter(Boolean).join('\n\n')}\n` }
}

function linesOf(hurried: readonly { number: string; title: string; dueAt: Date }[], base: string): string {
  return hurried
    .map(({ number, title, dueAt }) => `«${title}», ${words.dueAt(moment(dueAt))}\n${base}/${number}`)
    .join('\n')
}

/** The one place beside the moderator's screen where the link stands. */
export async function writeReplyLink(
  { db, at, linkToken }: Desk,
  city: string,
  id: string,
): Promise<Addressed | undefined> {
  const found = await findReplyLink(db, city, id)
  if (!found?.email) return undefined
  const { number, title, organisation, cityName, until } = found
  const text = [
    words.linkText(organisation.uk, cityName.uk),
    `«${title}»\n${at}/${city}/${number}`,
    `${words.linkOpen}\n${at}/reply#${linkToken('reply', id)}`,
    words.linkUntil(moment(until)),
    '--',
    `${words.product}, ${at}`,
    words.linkFoot,
  ].join('\n\n')
  return { to: found.email, language: 'uk', subject: words.link(number, cityName.uk), text: `${text}\n` }
}

function moment(date: Date): string {
  return new Intl.DateTimeFormat('uk-UA', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Kyiv',
  }).format(date)
}
