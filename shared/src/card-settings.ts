import * as z from 'zod'

import { cardNames } from './card-words.ts'
import { CityId } from './cities.ts'
import { OwnCard } from './city-cards.ts'
import { Version } from './version.ts'

export const OneCard = z.strictObject({ city: CityId, card: z.enum(cardNames) })

/** A card as its city has it; null: in the words of the product. 0 before anybody has changed it. */
export const SettingCard = z.strictObject({
  card: z.enum(cardNames),
  own: OwnCard.nullable(),
  version: z.number(),
})
export type SettingCard = z.infer<typeof SettingCard>
export const SettingCards = z.strictObject({ items: z.array(SettingCard) })
export type SettingCards = z.infer<typeof SettingCards>

const version = z.union([z.literal(0), Version])
export const SetCard = z.strictObject({ words: OwnCard, version })
export type SetCard = z.infer<typeof SetCard>
export const ResetCard = z.strictObject({ version })
