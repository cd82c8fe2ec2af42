import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

import { recordDeed } from '@bezpechne/server/audit/index'
import { enableAllCategories } from '@bezpechne/server/categories/queries'
import { findTaken, insertCity } from '@bezpechne/server/cities/opening-queries'
import { findState } from '@bezpechne/server/cities/queries'
import { holdCalendar, putHolidays } from '@bezpechne/server/clocks/calendar-queries'
import { invite, inviteFirst } from '@bezpechne/server/members/actions'
import { holdsRole, listInvitations } from '@bezpechne/server/members/queries'
import { insertOrganisation, listOrganisations } from '@bezpechne/server/officers/queries'
import { setCityFacts } from '@bezpechne/server/opening/checklist-queries'
import { insertCityEvent } from '@bezpechne/server/opening/operator-queries'
import { type Db, transact, type Trx } from '@bezpechne/server/platform/database'
import { newId } from '@bezpechne/server/platform/ids'
import type { LinkToken } from '@bezpechne/server/platform/link-tokens'

import { InputError } from '../import/input-error.ts'
import { type CityFile, readCityFile } from './city-file.ts'
import { shapesIn } from './open-city.ts'

/** What would be done, and the doing of it. */
interface Change {
  told: string
  make: (trx: Trx) => Promise<unknown>
}

/**
 * Opens a city as a file says. Without "commit" nothing is written; what is there already is left as it is, so a second
 * time changes nothing. The city is public when its people have come and pressed the button.
 * @returns a line for each change
 * @throws InputError with all that is wrong in the file
 */
export async function openFromFile(
  db: Db,
  file: string,
  { commit, linkToken }: { commit: boolean; linkToken: LinkToken },
): Promise<string[]> {
  const wanted = readCityFile(await readFile(file, 'utf8'))
  const boundary = { ...wanted.boundary, boundary: resolve(dirname(file), wanted.boundary.file) }
  const shapes = await shapesIn(db, { boundary: boundary.boundary, ...feature(wanted) })
  const state = await findState(db, wanted.id)
  if (!state) {
    const taken = await findTaken(db, wanted)
    if (taken) throw new InputError(`code: the city ${taken} has ${wanted.code} already`)
  }
  const changes = [
    ...(state ? [] : [newCity(wanted, shapes)]),
    ...(await peopleOf(db, wanted, linkToken)),
    ...(await organisationsOf(db, wanted)),
    ...(await holidaysOf(db, wanted)),
  ]
  if (commit && changes.length) {
    await transact(db, async (trx) => {
      for (const { make } of changes) await make(trx)
      const deed = { city: wanted.id, actorId: null, role: 'operator', action: 'city-open' } as const
      await recordDeed(trx, deed)
    })
  }
  return changes.map(({ told }) => told)
}

const feature = ({ boundary }: CityFile) => (boundary.feature ? { feature: boundary.feature } : {})

function newCity(wanted: CityFile, shapes: Awaited<ReturnType<typeof shapesIn>>): Change {
  const { id, code, name, boundary, katottg = null, contact } = wanted
  return {
    told: `+ ${name.uk} (${id}), its border, every national category`,
    async make(trx) {
      const city = { id, code, name, zoom: 12, credit: boundary.credit, state: 'opening', shapes } as const
      await insertCity(trx, city)
      await enableAllCategories(trx, id)
      await setCityFacts(trx, id, { katottg, ...contact })
      await insertCityEvent(trx, { city: id, step: 'open', by: null })
    },
  }
}

async function peopleOf(db: Db, wanted: CityFile, linkToken: LinkToken): Promise<Change[]> {
  const { id: city, administrators, moderators } = wanted
  const waiting = await listInvitations(db, city, '')
  const inviting = { city, actorId: null, linkToken }
  const all = [
    ...administrators.map((email) => ({ email, role: 'administrator' as const })),
    ...moderators.map((email) => ({ email, role: 'moderator' as const })),
  ]
  const changes: Change[] = []
  for (const { email, role } of all) {
    const isKnown =
      waiting.some((one) => one.email === email && one.role === role) ||
      (await transact(db, (trx) => holdsRole(trx, city, email, role)))
    if (isKnown) continue
    const person = { email, language: 'uk' } as const
    changes.push({
      told: `+ ${role}: an invitation to ${email}`,
      make: (trx) =>
        role === 'administrator'
          ? inviteFirst(trx, inviting, person)
          : invite(trx, inviting, { ...person, role, organisationId: null }),
    })
  }
  return changes
}

async function organisationsOf(db: Db, { id: city, organisations = [] }: CityFile): Promise<Change[]> {
  const there = await listOrganisations(db, city)
  return organisations
    .filter(({ name }) => !there.some((one) => one.name.uk === name.uk))
    .map((one) => ({
      told: `+ organisation: ${one.name.uk}`,
      make: (trx) => insertOrganisation(trx, city, { ...one, id: newId() }),
    }))
}

async function holidaysOf(db: Db, { id: city, holidays = [] }: CityFile): Promise<Change[]> {
  const rows = await db.selectFrom('holiday').select(['on', 'name']).where('city_id', '=', city).execute()
  const news = holidays.filter(({ on, name }) => !rows.some((one) => one.on === on && one.name === name))
  if (!news.length) return []
  return [
    {
      told: `+ days off: ${news.map(({ on }) => on).join(', ')}`,
      async make(trx) {
        await holdCalendar(trx, city)
        await putHolidays(trx, city, news)
      },
    },
  ]
}
