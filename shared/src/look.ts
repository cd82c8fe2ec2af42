import * as z from 'zod'

import { Tel } from './city-cards.ts'
import { isWritten, languages, type Texts } from './languages.ts'
import { accents, longestNotice, lookParts, noticeLevels } from './look-parts.ts'
import { typedLine, typedText } from './text.ts'
import { Version } from './version.ts'

const inBoth = (words: ReturnType<typeof typedText>) => z.strictObject({ uk: words, en: words })

/** In both languages of the house; further ones where somebody gave them. */
const inAll = (words: ReturnType<typeof typedText>): z.ZodType<Texts<string>> =>
  z.strictObject({
    uk: words,
    en: words,
    ...Object.fromEntries(languages.filter((one) => !isWritten(one)).map((one) => [one, words.optional()])),
  })

const dayMs = 86_400_000

const SiteNotice = z
  .strictObject({
    level: z.enum(noticeLevels),
    text: inBoth(typedText(3, 200)),
    from: z.iso.datetime(),
    until: z.iso.datetime(),
  })
  // NOTE: a moment that is none is told by its own field; it is neither before nor after anything.
  .refine(({ from, until }) => !(Date.parse(from) >= Date.parse(until)), {
    path: ['until'],
    params: { code: 'before-start' },
  })
  .refine(({ from, until }) => !(Date.parse(until) - Date.parse(from) > longestNotice * dayMs), {
    path: ['until'],
    params: { code: 'too-large' },
  })

const Lines = z
  .array(z.strictObject({ number: Tel, about: inBoth(typedLine(2, 80)) }))
  .min(1)
  .max(6)

/** Ukrainian is offered always. */
const Offered = z
  .array(z.enum(languages))
  .min(1)
  .max(20)
  .refine((offered) => offered.includes('uk') && new Set(offered).size === offered.length)

const Alt = inBoth(typedLine(3, 120))

/** What a community may say in each part. */
const values = {
  name: inAll(typedLine(2, 80)),
  hours: inBoth(typedLine(3, 120)),
  lines: Lines,
  notice: SiteNotice,
  languages: Offered,
  accent: z.enum(accents),
} as const

const Emblem = z.strictObject({ url: z.string(), alt: Alt })

/** How residents see a community: what it has not changed is left out, and is as the product has it. */
export const CityLook = z.strictObject({
  /** When somebody answers there: its own words, or the working time of its desk. */
  hours: values.hours,
  lines: Lines.optional(),
  /** There while it counts, by the clock of the database. */
  notice: z
    .strictObject({ level: z.enum(noticeLevels), text: SiteNotice.shape.text, until: z.string() })
    .optional(),
  languages: Offered.optional(),
  accent: values.accent.optional(),
  emblem: Emblem.optional(),
})
export type CityLook = z.infer<typeof CityLook>

function setting<Own extends z.ZodType, Standard extends z.ZodType>(own: Own, standard: Standard) {
  return z.strictObject({
    own: own.nullable(),
    /** What residents see until the community says something of its own. */
    standard,
    /** 0 before anybody has changed it. */
    version: z.number(),
  })
}

export const LookSettings = z.strictObject({
  name: setting(values.name, values.name),
  hours: setting(values.hours, values.hours),
  lines: setting(Lines, Lines),
  notice: setting(SiteNotice, z.null()),
  languages: setting(Offered, Offered),
  accent: setting(values.accent, values.accent),
  emblem: setting(Emblem, z.null()),
})
export type LookSettings = z.infer<typeof LookSettings>

const version = z.union([z.literal(0), Version])
export const SetLook = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('name'), value: values.name, version }),
  z.strictObject({ part: z.literal('hours'), value: values.hours, version }),
  z.strictObject({ part: z.literal('lines'), value: values.lines, version }),
  z.strictObject({ part: z.literal('notice'), value: values.notice, version }),
  z.strictObject({ part: z.literal('languages'), value: values.languages, version }),
  z.strictObject({ part: z.literal('accent'), value: values.accent, version }),
  /** The picture itself is sent by itself; this is what it is called where nobody sees it. */
  z.strictObject({ part: z.literal('emblem'), value: z.strictObject({ alt: Alt }), version }),
])
export type SetLook = z.infer<typeof SetLook>

export const ResetLook = z.strictObject({ part: z.enum(lookParts), version })
export const LookSet = z.strictObject({ version: z.number() })

/** Of the address: "?version=3". */
export const EmblemVersion = z.strictObject({ version: z.string().regex(/^\d{1,9}$/) })
/** A phone's photo has more; a sign that is shown 28 pixels high needs a tenth of it. */
export const mostEmblemBytes = 2 * 1024 * 1024

/** What the database holds of each part. */
export const stored = { ...values, emblem: z.strictObject({ id: z.uuid(), alt: Alt }) }
