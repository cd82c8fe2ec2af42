import * as z from 'zod'

import { LatLng } from './geo.ts'
import { guardKinds, lexiconKinds } from './guard/kinds.ts'
import { typedLine, typedText } from './text.ts'

const longestTerm = 60
const mostWords = 5
/** A city's own terms: more would be slower to read than inquiries. */
export const mostOwnTerms = 300

/** Plain words, found in any of their forms. Signs of expressions mean nothing here, so they are refused. */
const TermText = typedLine(3, longestTerm)
  .refine((term) => /^[\p{L}\p{N}'’ʼ\- ]+$/u.test(term), { params: { code: 'wrong-format' } })
  .refine((term) => (term.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3, { params: { code: 'too-short' } })
  .refine((term) => term.split(/[\s-]+/).length <= mostWords, { params: { code: 'too-long' } })

const kind = z.enum(lexiconKinds)

export const NewTerm = z.strictObject({ kind, term: TermText })
export type NewTerm = z.infer<typeof NewTerm>

/** Names a term as the list does; the product's may hold signs that a city's may not. */
const KnownTerm = z.strictObject({ kind, term: typedLine(1, longestTerm) })
export const RemoveTerm = KnownTerm
export const SwitchTerm = KnownTerm.extend({ used: z.boolean() })
export type SwitchTerm = z.infer<typeof SwitchTerm>

export const LexiconTerm = z.strictObject({
  kind,
  term: z.string(),
  /** Added by the city. */
  own: z.boolean(),
  used: z.boolean(),
})
export type LexiconTerm = z.infer<typeof LexiconTerm>

/** A place of which nothing is published unread by two. */
export const NoPublishArea = z.strictObject({ id: z.uuid(), name: z.string(), km2: z.number() })
export type NoPublishArea = z.infer<typeof NoPublishArea>

export const CityLexicon = z.strictObject({ terms: z.array(LexiconTerm), areas: z.array(NoPublishArea) })
export type CityLexicon = z.infer<typeof CityLexicon>

/** As an answer may be, with all its parts. */
const longestQuestion = 20_000

/** What is about to be published, or a sentence to try. */
export const GuardQuestion = z.strictObject({ text: typedText(1, longestQuestion), at: LatLng.optional() })
export type GuardQuestion = z.infer<typeof GuardQuestion>

export const GuardHit = z.strictObject({
  kind: z.enum(guardKinds),
  term: z.string(),
  start: z.number(),
  end: z.number(),
})
export type GuardHit = z.infer<typeof GuardHit>

export const GuardAnswer = z.strictObject({
  /** In the order of the text, and where in it. */
  hits: z.array(GuardHit),
  /** Names of the areas that hold the point. */
  areas: z.array(z.string()),
})
export type GuardAnswer = z.infer<typeof GuardAnswer>
