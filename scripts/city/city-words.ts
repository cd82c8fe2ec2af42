import { isDeepStrictEqual } from 'node:util'

import { chooseCategories } from '@bezpechne/server/categories/actions'
import { listNational, listOn } from '@bezpechne/server/categories/queries'
import { listCards, setCard } from '@bezpechne/server/cities/card-actions'
import { getLookSettings, setLook } from '@bezpechne/server/cities/look-actions'
import type { Trx } from '@bezpechne/server/platform/database'
import { listReasons, setReason } from '@bezpechne/server/reasons/actions'
import { cardNames } from '@bezpechne/shared/card-words'
import { SetLook } from '@bezpechne/shared/look'

import { InputError } from '../import/input-error.ts'
import type { CityFile, CityText } from './city-file.ts'

/** @throws InputError naming topics that the national list does not have */
export async function chooseTopics(trx: Trx, { wanted, at }: CityText): Promise<string[]> {
  const { id: city, categories } = wanted
  if (!categories) return []
  const known = (await listNational(trx)).map(({ code }) => code)
  const wrong = [...categories.entries()].filter(([, code]) => !known.includes(code))
  const told = wrong.map(([place, code]) => `${at('categories', place)}: there is no topic ${code}`)
  if (told.length) throw new InputError([...told, `there are ${known.join(', ')}`].join('\n'))
  const seen = await listOn(trx, city)
  if (seen.join() === categories.join()) return []
  await chooseCategories(trx, city, { on: categories, seen })
  return [`~ topics: ${categories.join(', ')}`]
}

/** Cards and reasons in the city's own words; what the file does not name stays. */
export async function writeTexts(trx: Trx, wanted: CityFile): Promise<string[]> {
  return [
    ...(await writeCards(trx, wanted)),
    ...(await writeReasons(trx, wanted)),
    ...(await writeLook(trx, wanted)),
  ]
}

async function writeCards(trx: Trx, { id: city, texts }: CityFile): Promise<string[]> {
  const cards = await listCards(trx, city)
  const told: string[] = []
  for (const card of cardNames) {
    const own = texts?.cards?.[card]
    const before = cards.find((one) => one.card === card)
    if (!own || isDeepStrictEqual(before?.own, own)) continue
    await setCard(trx, { city, card, version: before?.version ?? 0 }, own)
    told.push(`~ card: ${card}`)
  }
  return told
}

async function writeReasons(trx: Trx, { id: city, texts }: CityFile): Promise<string[]> {
  const told: string[] = []
  for (const { kind, reason, text: before, version } of await listReasons(trx, city)) {
    const own = Object.entries(texts?.[kind] ?? {}).find(([name]) => name === reason)?.[1]
    if (!own || isDeepStrictEqual(before, own)) continue
    await setReason(trx, { city, kind, reason, version }, own)
    told.push(`~ text of ${kind}: ${reason}`)
  }
  return told
}

async function writeLook(trx: Trx, { id: city, texts = {} }: CityFile): Promise<string[]> {
  const { hours, lines, languages, accent } = await getLookSettings(trx, city)
  const before = { hours, lines, languages, accent }
  const told: string[] = []
  for (const part of ['hours', 'lines', 'languages', 'accent'] as const) {
    const value = texts[part]
    if (value === undefined || isDeepStrictEqual(before[part].own, value)) continue
    await setLook(trx, city, SetLook.parse({ part, value, version: before[part].version }))
    told.push(`~ ${part}`)
  }
  return told
}
