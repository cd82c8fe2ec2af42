import * as z from 'zod'

import { Names } from './cities.ts'
import { LatLng } from './geo.ts'
import { typedLine } from './text.ts'

/** dop: дільничний офіцер поліції. pog: поліцейський офіцер громади. */
export const officerKinds = ['dop', 'pog'] as const
export type OfficerKind = (typeof officerKinds)[number]

/** Special ranks of the police, from the lowest. */
export const ranks = [
  'private',
  'corporal',
  'sergeant',
  'senior-sergeant',
  'junior-lieutenant',
  'lieutenant',
  'senior-lieutenant',
  'captain',
  'major',
  'lieutenant-colonel',
  'colonel',
] as const
export type Rank = (typeof ranks)[number]

/** In which an officer can be spoken to; usl is Ukrainian sign language. */
export const spokenLanguages = ['uk', 'en', 'crh', 'bg', 'de', 'hu', 'pl', 'ro', 'ru', 'sk', 'usl'] as const
export type SpokenLanguage = (typeof spokenLanguages)[number]

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The same hours on some days of the week, 1 Monday to 7 Sunday; times of Kyiv. */
export const Hours = z
  .strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: Time, until: Time })
  .refine(({ from, until }) => from < until, { path: ['until'], params: { code: 'too-small' } })
export type Hours = z.infer<typeof Hours>

/** As people dial it; spaces, brackets and hyphens are theirs. */
export const Phone = typedLine(3, 25).refine((text) => /^\+?[\d ()-]+$/.test(text), {
  params: { code: 'wrong-format' },
})

/** What everybody may know of an officer. */
export const OfficerCard = z.strictObject({
  id: z.string(),
  kind: z.enum(officerKinds),
  rank: z.enum(ranks),
  name: Names,
  phones: z.array(z.string()),
  /** Where the office is, in words; empty where it is not known. */
  office: Names,
  officeAt: LatLng.nullable(),
  /** When the officer receives; empty: by appointment. */
  hours: z.array(Hours),
  languages: z.array(z.enum(spokenLanguages)),
  /** A JPEG of the same site, or none. */
  photoUrl: z.string().nullable(),
})
export type OfficerCard = z.infer<typeof OfficerCard>

/** Where a telephone is answered, also where a beat has nobody. */
export const Station = z.strictObject({
  id: z.string(),
  /** Null: for the whole city. */
  districtId: z.string().nullable(),
  name: Names,
  phone: z.string(),
  address: Names,
  at: LatLng.nullable(),
  /** Empty: day and night. */
  hours: z.array(Hours),
})
export type Station = z.infer<typeof Station>
