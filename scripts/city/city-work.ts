import { holdCalendar, putHolidays } from '@bezpechne/server/clocks/calendar-queries'
import { invite, inviteFirst } from '@bezpechne/server/members/actions'
import { holdsRole, listInvitations } from '@bezpechne/server/members/queries'
import { insertOrganisation, listOrganisations } from '@bezpechne/server/officers/queries'
import type { Trx } from '@bezpechne/server/platform/database'
import { newId } from '@bezpechne/server/platform/ids'
import type { LinkToken } from '@bezpechne/server/platform/link-tokens'

import type { CityFile } from './city-file.ts'

/** Who is not there and was not asked yet. */
export async function invitePeople(trx: Trx, wanted: CityFile, linkToken: LinkToken): Promise<string[]> {
  const { id: city, administrators, moderators } = wanted
  const waiting = await listInvitations(trx, city, '')
  const inviting = { city, actorId: null, linkToken }
  const all = [
    ...administrators.map((email) => ({ email, role: 'administrator' as const })),
    ...moderators.map((email) => ({ email, role: 'moderator' as const })),
  ]
  const told: string[] = []
  for (const { email, role } of all) {
    const isAsked = waiting.some((one) => one.email === email && one.role === role)
    if (isAsked || (await holdsRole(trx, city, email, role))) continue
    const person = { email, language: 'uk' } as const
    if (role === 'administrator') await inviteFirst(trx, inviting, person)
    else await invite(trx, inviting, { ...person, role, organisationId: null })
    told.push(`+ ${role}: an invitation to ${email}`)
  }
  return told
}

export async function addOrganisations(
  trx: Trx,
  { id: city, organisations = [] }: CityFile,
): Promise<string[]> {
  const there = await listOrganisations(trx, city)
  const news = organisations.filter(({ name }) => !there.some((one) => one.name.uk === name.uk))
  for (const one of news) await insertOrganisation(trx, city, { ...one, id: newId() })
  return news.map(({ name }) => `+ organisation: ${name.uk}`)
}

export async function addHolidays(trx: Trx, { id: city, holidays = [] }: CityFile): Promise<string[]> {
  const rows = await trx.selectFrom('holiday').select(['on', 'name']).where('city_id', '=', city).execute()
  const news = holidays.filter(({ on, name }) => !rows.some((one) => one.on === on && one.name === name))
  if (!news.length) return []
  await holdCalendar(trx, city)
  await putHolidays(trx, city, news)
  return [`+ days off: ${news.map(({ on }) => on).join(', ')}`]
}
