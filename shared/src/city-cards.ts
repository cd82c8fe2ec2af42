import * as z from 'zod'

import { cardNames } from './card-words.ts'
import { typedLine, typedText } from './text.ts'

const inBoth = (words: ReturnType<typeof typedText>) => z.strictObject({ uk: words, en: words })

/** "15-47", "116 123", "+38 (044) 123-45-67": 2 to 15 digits. */
export const Tel = z
  .string()
  .trim()
  .max(24)
  .refine((tel) => /^\+?[\d\s()-]+$/.test(tel) && /^\d{2,15}$/.test(tel.replaceAll(/\D/g, '')), {
    params: { code: 'wrong-format' },
  })

/** What a city says on a card: plain text; what is empty the product says. */
export const OwnCard = z.strictObject({
  title: inBoth(typedLine(0, 120)),
  text: inBoth(typedText(0, 1000)),
  note: inBoth(typedText(0, 400)),
  lines: z.array(z.strictObject({ number: Tel, about: inBoth(typedLine(2, 80)) })).max(6),
})
export type OwnCard = z.infer<typeof OwnCard>

/** Those that a city changed. */
export const OwnCards = z.partialRecord(z.enum(cardNames), OwnCard)
export type OwnCards = z.infer<typeof OwnCards>
