import { readFile } from 'node:fs/promises'

import { recordDeed } from '@bezpechne/server/audit/index'
import { enableAllCategories } from '@bezpechne/server/categories/queries'
import { findTaken, insertCity } from '@bezpechne/server/cities/opening-queries'
import { findState } from '@bezpechne/server/cities/queries'
import { reassignAll } from '@bezpechne/server/geography/reassigning'
import { setCityFacts } from '@bezpechne/server/opening/checklist-queries'
import { findByKatottg, insertCityEvent } from '@bezpechne/server/opening/operator-queries'
import { type Db, transact, type Trx } from '@bezpechne/server/platform/database'
import type { LinkToken } from '@bezpechne/server/platform/link-tokens'

import { InputError } from '../import/input-error.ts'
import { type CityText, readCityFile } from './city-file.ts'
import { type CityMaps, readCityMaps, storeBeats, storeDistricts } from './city-maps.ts'
import { chooseTopics, writeTexts } from './city-words.ts'
import { addHolidays, addOrganisations, invitePeople } from './city-work.ts'
import { refuseRegion } from './open-city.ts'

/** Done to the end and taken back. */
class Rehearsed extends Error {
  readonly told: string[]
  constructor(told: string[]) {
    super('rehearsed')
    this.told = told
  }
}

/**
 * Opens a city as a file says, in one transaction: without "commit" all of it is done and taken back, so what a dry run
 * says is what happens. What is there already is left as it is, so a second time changes nothing. The city is public
 * when its people have come and pressed the button.
 * @returns a line for each change
 * @throws InputError with all that is wrong in the file, or in the files that it names
 */
export async function openFromFile(
  db: Db,
  file: string,
  { commit, linkToken }: { commit: boolean; linkToken: LinkToken },
): Promise<string[]> {
  const city = readCityFile(await readFile(file))
  const maps = await readCityMaps(db, city, file)
  try {
    const told = await transact(db, async (trx) => {
      const lines = await openAll(trx, city, maps, linkToken)
      if (!commit) throw new Rehearsed(lines)
      return lines
    })
    // On the embedded database nobody else can run meanwhile, so inquiries follow their new borders here.
    await reassignAll(db)
    return told
  } catch (error) {
    if (error instanceof Rehearsed) return error.told
    throw error
  }
}

async function openAll(
  trx: Trx,
  text: CityText,
  { shapes, districts, staffing }: CityMaps,
  linkToken: LinkToken,
): Promise<string[]> {
  const { wanted, at } = text
  const city = wanted.id
  const lines = [
    ...(await makeCity(trx, text, shapes)),
    ...(await chooseTopics(trx, text)),
    ...(districts ? await storeDistricts(trx, city, districts, at('districts')) : []),
    ...(await invitePeople(trx, wanted, linkToken)),
    ...(await addOrganisations(trx, wanted)),
    ...(await addHolidays(trx, wanted)),
    ...(await writeTexts(trx, wanted)),
    // Last: an officer's account is looked for among those who are there.
    ...(staffing ? await storeBeats(trx, text, staffing) : []),
  ]
  if (lines.length)
    await recordDeed(trx, { city, actorId: null, role: 'operator', action: 'city-open' } as const)
  return lines
}

async function makeCity(trx: Trx, { wanted, at }: CityText, shapes: CityMaps['shapes']): Promise<string[]> {
  const { id, code, name, boundary, katottg = null, contact } = wanted
  if (await findState(trx, id)) return []
  const taken = await findTaken(trx, wanted)
  if (taken) throw new InputError(`${at('code')}: the city ${taken} has ${code} already`)
  const same = katottg && (await findByKatottg(trx, katottg))
  if (same) throw new InputError(`${at('katottg')}: this community is the city ${same} already`)
  const city = { id, code, name, zoom: 12, credit: boundary.credit, state: 'opening', shapes } as const
  await insertCity(trx, city)
  await refuseRegion(trx, id, shapes, at('boundary', 'file'))
  await enableAllCategories(trx, id)
  await setCityFacts(trx, id, { katottg, ...contact })
  await insertCityEvent(trx, { city: id, step: 'open', by: null })
  return [`+ ${name.uk} (${id}), its border, every national category`]
}
