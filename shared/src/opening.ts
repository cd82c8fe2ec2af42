import * as z from 'zod'

import { CityId, cityStates, Names } from './cities.ts'
import { Tel } from './city-cards.ts'
import { written } from './languages.ts'
import { typedLine, typedText } from './text.ts'

/** Of a settlement or a community in the state's list (КАТОТТГ). */
export const Katottg = z.string().regex(/^UA\d{17}$/)
/** Begins the numbers of a city's inquiries: SUMY-2026-000001. */
export const CityCode = z.string().regex(/^[A-Z]{2,8}$/)

/** A community of the state's list, found by the name of any settlement in it. */
export const Community = z.strictObject({
  katottg: Katottg,
  /** The settlement that was typed. */
  name: z.string(),
  /** What is asked for: the settlement at the centre of a community gives it its name. */
  community: z.string(),
  /** Its community, district and region. */
  around: z.string(),
})
export type Community = z.infer<typeof Community>

export const CommunityQuery = z.strictObject({ q: z.string().max(100) })

/** Somebody asks that a community be here. */
export const NewCityRequest = z.strictObject({
  community: typedLine(2, 100),
  /** Where the list knew it; else a person finds out. */
  katottg: Katottg.nullable(),
  around: typedLine(0, 200),
  name: typedLine(2, 100),
  /** "Secretary of the council". */
  post: typedLine(2, 150),
  email: z.email().max(200),
  note: typedText(0, 1000),
  language: z.enum(written),
  proof: z.string().max(4000).optional(),
})
export type NewCityRequest = z.infer<typeof NewCityRequest>

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const ConfirmCityRequest = z.strictObject({ token })
/** What the mailbox's owner is told after saying yes. */
export const CityRequestConfirmed = z.strictObject({ community: z.string() })
export type CityRequestConfirmed = z.infer<typeof CityRequestConfirmed>

const cityRequestStates = ['waiting', 'approved', 'refused'] as const

/** As an operator reads it. */
export const CityRequest = z.strictObject({
  id: z.uuid(),
  state: z.enum(cityRequestStates),
  community: z.string(),
  katottg: Katottg.nullable(),
  around: z.string(),
  name: z.string(),
  post: z.string(),
  email: z.string(),
  note: z.string(),
  language: z.enum(written),
  confirmedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  /** What it became. */
  city: CityId.nullable(),
  /** Others that wait for the same community. */
  others: z.number(),
  /** Cities that are here and may be the same: by the state's code, or by name alone. */
  alike: z.array(z.strictObject({ id: CityId, name: Names, state: z.enum(cityStates), sure: z.boolean() })),
  /** To begin with: an operator may say otherwise. */
  suggested: z.strictObject({ id: z.string(), code: z.string(), name: Names }),
})
export type CityRequest = z.infer<typeof CityRequest>
export const CityRequests = z.strictObject({ items: z.array(CityRequest), nextCursor: z.null() })
export type CityRequests = z.infer<typeof CityRequests>

export const ApproveCity = z.strictObject({
  id: CityId,
  code: CityCode,
  name: z.strictObject({ uk: typedLine(2, 100), en: typedLine(2, 100) }),
})
export type ApproveCity = z.infer<typeof ApproveCity>
export const CityApproved = z.strictObject({ city: CityId })

/** Its words go to the mailbox that asked. */
export const RefuseCity = z.strictObject({ reason: typedText(5, 500) })
export const OneRequest = z.strictObject({ id: z.uuid() })

/** A city as the platform's operator sees it: counts, and nothing that anybody wrote. */
export const OperatedCity = z.strictObject({
  id: CityId,
  name: Names,
  state: z.enum(cityStates),
  since: z.iso.datetime(),
  staff: z.number(),
  administrators: z.number(),
  moderators: z.number(),
  inquiries: z.number(),
  /** On the map, or it would be were the city public. */
  published: z.number(),
  /** Of the list that opens it, how much of what is needed is done. */
  done: z.number(),
  needed: z.number(),
  /** The first administrator has not come yet. */
  invited: z.boolean(),
  reason: z.string().nullable(),
})
export type OperatedCity = z.infer<typeof OperatedCity>
export const OperatedCities = z.strictObject({ items: z.array(OperatedCity), nextCursor: z.null() })
export type OperatedCities = z.infer<typeof OperatedCities>

export const CloseCity = z.strictObject({ reason: typedText(5, 500) })
export const CityMoved = z.strictObject({ state: z.enum(cityStates) })
export type CityMoved = z.infer<typeof CityMoved>

/** What opens a city, in the order in which it is usually done. */
export const openingSteps = [
  'boundary',
  'categories',
  'staff',
  'contact',
  'districts',
  'streets',
  'texts',
  'organisations',
  'officers',
  'holidays',
  'test',
] as const
export type OpeningStep = (typeof openingSteps)[number]
/** Without these a city is not shown to anybody. */
export const neededSteps = ['boundary', 'categories', 'staff', 'contact'] as const satisfies OpeningStep[]
export type NeededStep = (typeof neededSteps)[number]

/** Where a step stands. Asked of the data each time, so it cannot be ticked off. */
export const OpeningStepState = z.strictObject({
  step: z.enum(openingSteps),
  needed: z.boolean(),
  done: z.boolean(),
  later: z.boolean(),
  /** What one can check by looking, the first few: a name, and a role, a state or a day that belongs to it. */
  shows: z.array(z.strictObject({ name: z.string(), code: z.string().nullable() })),
  count: z.number(),
})
export type OpeningStepState = z.infer<typeof OpeningStepState>

/** Whom residents ask about the map itself. */
export const Contact = z.strictObject({ phone: Tel.nullable(), email: z.email().max(200).nullable() })
export type Contact = z.infer<typeof Contact>
const SeenContact = z.strictObject({ phone: z.string().nullable(), email: z.string().nullable() })
/** With the one that stood there when the form was opened: a colleague may have saved another since. */
export const SaveContact = Contact.extend({ seen: SeenContact })
export type SaveContact = z.infer<typeof SaveContact>

export const Opening = z.strictObject({
  state: z.enum(cityStates),
  name: Names,
  contact: SeenContact,
  /** Square kilometres within the border. */
  km2: z.number(),
  steps: z.array(OpeningStepState),
  /** Why the platform's operator closed it. */
  reason: z.string().nullable(),
})
export type Opening = z.infer<typeof Opening>

export const LaterStep = z.strictObject({ step: z.enum(openingSteps), later: z.boolean() })
