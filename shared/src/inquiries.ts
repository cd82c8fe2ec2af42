import * as z from 'zod'

import { auditActions } from './audit.ts'
import { CategoryCode, precisions } from './categories.ts'
import { CityId, District, Names } from './cities.ts'
import { LatLng } from './geo.ts'
import {
  changeReasons,
  colours,
  inquiryStates,
  outcomes,
  publicStates,
  refusalReasons,
} from './inquiry-states.ts'
import { maxPhotos, maxText, minText, titleOf } from './inquiry-text.ts'
import { type Language, languages } from './languages.ts'
import { pageOf } from './page.ts'
import { typedLine, typedText } from './text.ts'

export { type Language, languages, maxText, titleOf }

/** A solved challenge of GET /cities/{city}/challenge, as the solver wrote it. */
const Proof = z.string().min(20).max(4000)

/** At a point, at a typed address, or both: one of them is enough. */
const place = { at: LatLng.optional(), address: typedLine(3, 200).optional() }

const Happened = z.iso
  .datetime({ offset: true })
  .refine((at) => at >= '2000' && at < '2100', { params: { code: 'wrong' } })

export const NewInquiry = z.strictObject({
  text: typedText(minText, maxText),
  category: CategoryCode,
  ...place,
  happenedAt: Happened.optional(),
  /** Ids of POST /cities/{city}/photos, in the order to show. */
  photos: z.array(z.uuid()).max(maxPhotos).optional(),
  /** How many more follow, by PUT /receipts/uploads/{name}: the words do not wait for them. */
  photosComing: z.int().min(0).max(maxPhotos).optional(),
  email: z.email().max(200).optional(),
  language: z.enum(languages).optional(),
  proof: Proof.optional(),
  /** A trap: people do not see this field, programs fill it in. */
  website: z.string().max(200).optional(),
})
export type NewInquiry = z.infer<typeof NewInquiry>

export const InquiryNumber = z.string().regex(/^[A-Z]{2,8}-\d{4}-\d{6,9}$/)
export const OneInquiry = z.strictObject({ city: CityId, number: InquiryNumber })

export const Submitted = z.strictObject({
  number: InquiryNumber,
  receipt: z.string(),
  state: z.literal('submitted'),
})
export type Submitted = z.infer<typeof Submitted>

/** Refers to the photo in a submission; nobody else can see it yet. */
export const UploadedPhoto = z.strictObject({ id: z.uuid(), width: z.number(), height: z.number() })
export type UploadedPhoto = z.infer<typeof UploadedPhoto>

export const Photo = z.strictObject({ url: z.string(), width: z.number(), height: z.number() })
export type Photo = z.infer<typeof Photo>

/** What an answer says. */
export const AnswerWords = z.strictObject({
  text: z.string(),
  /** The rule the answer rests on. */
  basis: z.string().nullable(),
  /** What one can do oneself, a line each. */
  steps: z.string().nullable(),
  /** Laws, orders and pages; the address is https and nobody ever asked it. */
  sources: z.array(z.strictObject({ title: z.string(), url: z.string().nullable() })),
})
export type AnswerWords = z.infer<typeof AnswerWords>

/** What an answer said until that day, and why it was corrected. */
export const AnswerRevision = AnswerWords.extend({ reason: z.string(), on: z.iso.date() })
export type AnswerRevision = z.infer<typeof AnswerRevision>

export const PublicAnswer = AnswerWords.extend({
  organisation: Names.nullable(),
  publishedOn: z.iso.date(),
  /** It stands now; else the inquiry was opened again since. */
  current: z.boolean(),
  /** A moderator changed words of it before it was published. */
  edited: z.boolean(),
  /** When somebody last looked whether it still holds. */
  checkedOn: z.iso.date().nullable(),
  /** Oldest first. */
  revisions: z.array(AnswerRevision),
})
export type PublicAnswer = z.infer<typeof PublicAnswer>

export const TimelineStep = z.strictObject({
  step: z.enum([
    'submit',
    'publish',
    'assign',
    'withdraw-assignment',
    'answer',
    'add-answer',
    'reopen',
    'reject',
    'hide',
    'restore',
    'confirm',
    'dispute',
    'neighbours-confirm',
    'neighbours-dispute',
    'revise-answer',
    'check-answer',
    'edit',
    'request-changes',
    'resubmit',
    'merge',
    'ask-review',
    'cover',
    'withdraw',
  ]),
  on: z.iso.date(),
  organisation: Names.nullable(),
})
export type TimelineStep = z.infer<typeof TimelineStep>

/** A line of the public list. Dates by day: the exact time of a report is the author's. */
export const InquirySummary = z.strictObject({
  number: InquiryNumber,
  city: CityId,
  category: z.string(),
  state: z.enum(publicStates),
  colour: z.enum(colours),
  /** Answered is not the same as solved: the map has two colours, this has the five. */
  outcome: z.enum(outcomes),
  title: z.string(),
  place: z.string().nullable(),
  district: District.nullable(),
  at: LatLng,
  precision: z.enum(precisions),
  publishedOn: z.iso.date(),
  answeredOn: z.iso.date().nullable(),
  answeredBy: Names.nullable(),
  supports: z.number(),
})
export type InquirySummary = z.infer<typeof InquirySummary>

export const InquiryPage = pageOf(InquirySummary).extend({
  /** Of all that pass the filter, not of this page: equal to the map's. */
  counts: z.strictObject({
    red: z.number(),
    green: z.number(),
    /** Of words that very many have only some are counted: there are so many or more. Absent: exactly so many. */
    atLeast: z.literal(true).optional(),
  }),
})
export type InquiryPage = z.infer<typeof InquiryPage>

/** A line of the exports. */
export const ExportedInquiry = InquirySummary.extend({ text: z.string() })
export type ExportedInquiry = z.infer<typeof ExportedInquiry>

export const PublicInquiry = InquirySummary.extend({
  text: z.string(),
  editReason: z.string().nullable(),
  happenedOn: z.iso.date().nullable(),
  organisation: Names.nullable(),
  /** All that have to answer, the one that leads first. */
  organisations: z.array(Names),
  photos: z.array(Photo),
  answers: z.array(PublicAnswer),
  /** How often so far: the author confirmed or disputed an answer, it was opened again. */
  counts: z.strictObject({
    answered: z.number(),
    confirmed: z.number(),
    disputed: z.number(),
    reopened: z.number(),
  }),
  /** What neighbours say of the answer that stands. */
  voices: z.strictObject({ helped: z.number(), notHelped: z.number() }),
  /** Why a moderator opened it again, while it is open. */
  reopenReason: z.string().nullable(),
  timeline: z.array(TimelineStep),
})
export type PublicInquiry = z.infer<typeof PublicInquiry>

/** What somebody of the staff did with an inquiry; "times" in a row. */
export const Hand = z.strictObject({
  role: z.enum([
    'moderator',
    'responder',
    'administrator',
    'officer',
    'head',
    'resident',
    'operator',
    'system',
  ]),
  action: z.enum(auditActions),
  at: z.iso.datetime(),
  times: z.number(),
})
export type Hand = z.infer<typeof Hand>

/** What the holder of the receipt sees. "public" is what everyone sees, null while nobody does. */
export const AuthorView = z.strictObject({
  number: InquiryNumber,
  city: CityId,
  state: z.enum(inquiryStates),
  category: z.string(),
  submittedAt: z.iso.datetime(),
  /** Published, and out of everybody's sight for a while: its area is frozen. */
  frozen: z.boolean(),
  /** Null, as address and place, once its time is over. */
  text: z.string().nullable(),
  address: z.string().nullable(),
  at: LatLng.nullable(),
  happenedAt: z.iso.datetime().nullable(),
  /** Why it was not published. */
  reason: z.enum(refusalReasons).nullable(),
  /** What its author is asked to change, and until when. */
  change: z.enum(changeReasons).nullable(),
  changesUntil: z.iso.datetime().nullable(),
  /** What to do about either, as this city says it. */
  advice: Names.nullable(),
  note: z.string().nullable(),
  /** While taking it back can be thought better of: seconds left. */
  putBackSeconds: z.number().nullable(),
  /** The author's address is still known, so that news are written to it. */
  hasEmail: z.boolean(),
  /** Its own, to keep or to leave out: while changes are asked for, and at no other time. */
  photos: z.array(z.strictObject({ id: z.uuid(), width: z.number(), height: z.number() })),
  /** Where it leads, and what "public" then shows. */
  mergedInto: InquiryNumber.nullable(),
  review: z.strictObject({
    askedAt: z.iso.datetime().nullable(),
    /** Until when another moderator can be asked for; null where not, or not any more. */
    possibleUntil: z.iso.datetime().nullable(),
  }),
  /** Who of the staff touched it: by role, never by name. */
  hands: z.array(Hand),
  timeline: z.array(TimelineStep),
  public: PublicInquiry.nullable(),
})
export type AuthorView = z.infer<typeof AuthorView>

const Code = z.string().min(1).max(100)
/**
 * How an author is known: by the code of the receipt, or, signed in with the address it was sent with, by the number
 * alone. One of them; the code where both are given.
 */
export const Holding = z.strictObject({ code: Code.optional(), own: OneInquiry.optional() })
export type Holding = z.infer<typeof Holding>

export const ReceiptPhoto = Holding.extend({ id: z.uuid() })

/** The whole inquiry as its author has changed it; what is left out is gone. */
export const Revision = Holding.extend({
  text: typedText(minText, maxText),
  category: CategoryCode,
  ...place,
  happenedAt: Happened.optional(),
  /** Those that stay and new ones, in the order to show. */
  photos: z.array(z.uuid()).max(maxPhotos).optional(),
  proof: Proof.optional(),
  website: z.string().max(200).optional(),
})
export type Revision = z.infer<typeof Revision>

export const AskReview = Holding.extend({ note: typedText(3, 500).optional() })
export type AskReview = z.infer<typeof AskReview>
/** It waits for a moderator again. */
export const Again = z.strictObject({ number: InquiryNumber, state: z.literal('submitted') })
export type Again = z.infer<typeof Again>

const maxDisputePhotos = 2

export const Dispute = z
  .strictObject({
    /** None: signed in with the address it was sent with. */
    code: Code.optional(),
    /** Whether the answer helped, as the author sees it. */
    verdict: z.enum(['confirm', 'dispute']),
    /** Of a dispute: why it is opened again. Staff alone reads it. */
    note: typedText(3, 500).optional(),
    /** Of a dispute: ids of POST /cities/{city}/photos. Nobody sees them before a moderator has shown them. */
    photos: z.array(z.uuid()).max(maxDisputePhotos).optional(),
  })
  .refine(({ verdict, note }) => verdict === 'confirm' || note !== undefined, {
    path: ['note'],
    params: { code: 'required' },
  })
export type Dispute = z.infer<typeof Dispute>
export const Disputed = z.strictObject({ number: InquiryNumber, state: z.enum(inquiryStates) })
export type Disputed = z.infer<typeof Disputed>
