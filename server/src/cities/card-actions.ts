import type { SettingCard } from '@bezpechne/shared/card-settings'
import { type CardName, cardNames } from '@bezpechne/shared/card-words'
import type { OwnCard } from '@bezpechne/shared/city-cards'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { getCity } from './actions.ts'
import { listCardRows, setCardRow } from './card-queries.ts'

/** Every card, and what this city made of it. @throws AppError 'city-not-found' */
export async function listCards(db: Db, city: string): Promise<SettingCard[]> {
  await getCity(db, city)
  const rows = await listCardRows(db, city)
  return cardNames.map((card) => {
    const row = rows.find((one) => one.card === card)
    return { card, own: row?.own ?? null, version: row?.version ?? 0 }
  })
}

/** @throws AppError 'city-not-found', 'stale-version' */
export async function setCard(
  trx: Trx,
  one: { city: string; card: CardName; version: number },
  own: OwnCard | null,
): Promise<SettingCard> {
  await getCity(trx, one.city)
  const version = await setCardRow(trx, one, own)
  if (version === undefined) throw new AppError('stale-version')
  return { card: one.card, own, version }
}
