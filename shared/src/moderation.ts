import * as z from 'zod'

import { withFixedBars } from './blanks.ts'
import { CategoryCode, precisions } from './categories.ts'
import { CityId, Names } from './cities.ts'
import { LatLng } from './geo.ts'
import { InquiryNumber, maxText } from './inquiries.ts'
import { PointText } from './inquiry-filter.ts'
import { changeReasons, inquiryStates, rejectionReasons } from './inquiry-states.ts'
import { PageQuery, pageOf } from './page.ts'
import { PhotoBox } from './photo-boxes.ts'
import { typedLine, typedText } from './text.ts'
import { Version } from './version.ts'

export const OneById = z.strictObject({ city: CityId, id: z.uuid() })

/** The tabs beside the queue: what is public now, what was taken away, and where authors covered words that wait for a look. */
const moderatedTabs = ['published', 'hidden', 'covered'] as const
export type ModeratedTab = (typeof moderatedTabs)[number]
export const ModeratedQuery = z.strictObject({ ...PageQuery, state: z.enum(moderatedTabs) })

export const ModeratedItem = z.strictObject({
  id: z.uuid(),
  number: InquiryNumber,
  state: z.enum(inquiryStates),
  title: z.string(),
  category: z.string(),
  publishedAt: z.iso.datetime(),
  organisationId: z.uuid().nullable(),
  /** Its area is out of sight now. */
  frozen: z.boolean(),
  /** Its author covered words, and no moderator has looked yet. */
  covered: z.boolean(),
})
export type ModeratedItem = z.infer<typeof ModeratedItem>
export const CoverLook = z.strictObject({
  /** False: what stood there is public again. */
  keep: z.boolean(),
  version: Version,
})
export type CoverLook = z.infer<typeof CoverLook>
export const ModeratedPage = pageOf(ModeratedItem).extend({ total: z.number() })
export type ModeratedPage = z.infer<typeof ModeratedPage>

/** The lease, by the database's clock: a browser counts the seconds down and trusts no clock of its own. */
export const Claimed = z.strictObject({ claimedUntil: z.iso.datetime(), secondsLeft: z.number() })
export type Claimed = z.infer<typeof Claimed>

/** Where a decision has brought the inquiry. */
export const Moved = z.strictObject({
  id: z.uuid(),
  number: InquiryNumber,
  state: z.enum(inquiryStates),
})
export type Moved = z.infer<typeof Moved>

const event = z.strictObject({
  /** Its number in the life of the inquiry. */
  seq: z.number(),
  step: z.string(),
  at: z.iso.datetime(),
  role: z.string(),
  actor: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
})

/** How an inquiry came to be where it is, where it did not come straight. */
const Course = z.strictObject({
  /** When its author changed it as asked, and what it said before. */
  revisedAt: z.iso.datetime().nullable(),
  textBefore: z.string().nullable(),
  changesUntil: z.iso.datetime().nullable(),
  mergedInto: InquiryNumber.nullable(),
  /** Its author has asked for another moderator. */
  review: z
    .strictObject({
      askedAt: z.iso.datetime(),
      note: z.string().nullable(),
      /** The first decision and its reason, for the one who looks again. */
      reason: z.enum(rejectionReasons).nullable(),
      reasonNote: z.string().nullable(),
      /** Not of the one who asks, until then: they decided the first time. */
      othersUntil: z.iso.datetime().nullable(),
    })
    .nullable(),
})
export type Course = z.infer<typeof Course>

const LikelyPlace = z.strictObject({
  name: Names,
  /** The former name that the address has. */
  former: z.string().nullable(),
  at: LatLng,
  /** Metres by which it may be off. */
  doubt: z.number(),
})
export type LikelyPlace = z.infer<typeof LikelyPlace>

/** All that a moderator may see of one inquiry. */
export const Case = z.strictObject({
  id: z.uuid(),
  number: InquiryNumber,
  state: z.enum(inquiryStates),
  category: z.string(),
  submittedAt: z.iso.datetime(),
  happenedAt: z.iso.datetime().nullable(),
  /** Null, as address and exact place, once its time is over; never while it waits. */
  text: z.string().nullable(),
  address: z.string().nullable(),
  exactAt: LatLng.nullable(),
  /** Where the typed address may be, of an inquiry without a point: a help to the eye, stored and published nowhere. */
  likelyAt: LikelyPlace.nullable(),
  districtId: z.string().nullable(),
  title: z.string().nullable(),
  publicText: z.string().nullable(),
  publicPlace: z.string().nullable(),
  publicAt: LatLng.nullable(),
  editReason: z.string().nullable(),
  /** Of what everybody reads. */
  version: z.number(),
  organisationId: z.uuid().nullable(),
  hasEmail: z.boolean(),
  photos: z.array(
    z.strictObject({
      id: z.uuid(),
      url: z.string(),
      width: z.number(),
      height: z.number(),
      shown: z.boolean(),
      /** Of the step that it came with: a dispute. Null: with the inquiry itself. */
      withEvent: z.number().nullable(),
      boxes: z.array(PhotoBox),
      /** The file with the boxes; without boxes there is none. */
      copy: z.uuid().nullable(),
    }),
  ),
  /** Announced with the words, and not here yet: publishing takes what has come. */
  photosComing: z.number(),
  claimedUntil: z.iso.datetime().nullable(),
  claimedByOther: z.boolean(),
  /** Its area is out of sight: whatever is decided, nobody sees it until the area is shown again. */
  frozen: z.boolean(),
  /** What everybody read before its author put bars there; null where nothing waits to be looked at. */
  cover: z.strictObject({ title: z.string(), text: z.string() }).nullable(),
  /** Who has hidden it may not restore it. */
  hiddenByMe: z.boolean(),
  course: Course,
  events: z.array(event),
})
export type Case = z.infer<typeof Case>

/** Who has to answer beside the one that leads. */
const others = z.array(z.uuid()).max(4).optional()

export const Publish = z.strictObject({
  title: typedLine(3, 120).overwrite(withFixedBars),
  text: typedText(3, maxText).overwrite(withFixedBars),
  place: typedLine(3, 200).overwrite(withFixedBars).nullable(),
  /** The exact place, where the author gave none or a wrong one; the public point follows from it. */
  at: LatLng.optional(),
  category: CategoryCode.optional(),
  editReason: typedLine(3, 200).nullable().optional(),
  /** Ids of the photos that everyone may see. */
  photos: z.array(z.uuid()).max(5),
  organisationId: z.uuid().nullable().optional(),
  others,
})
export type Publish = z.infer<typeof Publish>

/** The same once it is public: of the version that was read, and never without a reason. */
export const Edit = Publish.omit({ editReason: true, organisationId: true }).extend({
  version: Version,
  reason: typedLine(3, 200),
})
export type Edit = z.infer<typeof Edit>

export const Reject = z.strictObject({ reason: z.enum(rejectionReasons), note: typedText(1, 500).optional() })
export type Reject = z.infer<typeof Reject>

export const RequestChanges = z.strictObject({
  reason: z.enum(changeReasons),
  note: typedText(1, 500).optional(),
})
export type RequestChanges = z.infer<typeof RequestChanges>

export const Merge = z.strictObject({ into: InquiryNumber, note: typedText(1, 500).optional() })
export type Merge = z.infer<typeof Merge>

export const Assign = z.strictObject({ organisationId: z.uuid(), others })
export const Withdraw = z.strictObject({ organisationId: z.uuid() })
export const Hide = z.strictObject({ reason: typedLine(3, 200) })

export const organisationKinds = ['police', 'legal-clinic', 'legal-aid', 'municipal'] as const
export const Organisation = z.strictObject({
  id: z.uuid(),
  kind: z.enum(organisationKinds),
  name: Names,
  /** One that is not keeps its answers and gets no new inquiries. */
  active: z.boolean(),
})
export type Organisation = z.infer<typeof Organisation>

export const PublicPlaceQuery = z.strictObject({ at: PointText, category: CategoryCode })
/** Where everybody would see the pin of an exact point. */
export const PublicPlace = z.strictObject({
  at: LatLng,
  precision: z.enum(precisions),
  districtId: z.string().nullable(),
})
export type PublicPlace = z.infer<typeof PublicPlace>
