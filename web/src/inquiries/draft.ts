import type { LatLng } from '@bezpechne/shared/geo'
import type { Language, NewInquiry, Submitted } from '@bezpechne/shared/inquiries'
import { maxPhotos, maxText, minText, withoutHidden } from '@bezpechne/shared/inquiry-text'

import { newKey } from '../lib/api.ts'

export interface DraftPhoto {
  /** By chance: the picture lies under it in the device's store, and the server knows it by it. */
  id: string
  /** Kept on this device; here no more, as the server has it; or of no use, with the reason in the server's words. */
  state: 'kept' | 'sent' | 'refused'
  why?: string
}

/**
 * Where an inquiry is between the first keystroke and the receipt. Queued: its author has pressed "send", from now on it
 * goes by itself. Refused: its author has to change something. Sent: the words are on the server; photos may follow.
 */
type Stage = 'writing' | 'queued' | 'refused' | 'sent'

/** An inquiry as the device keeps it. */
export interface Draft {
  city: string
  /** One Idempotency-Key for its life: however often it is sent, it arrives once. */
  key: string
  /** The one touched last has the highest; no clock, which may be wrong. */
  order: number
  stage: Stage
  danger: boolean | null
  address: string
  at: LatLng | null
  category: string | null
  text: string
  /** The value of a datetime-local field: the device's own time. */
  happened: string
  email: string
  photos: DraftPhoto[]
  /** A body that left the device and whose fate is unknown: it is sent again as it was before anything else. */
  attempt: NewInquiry | null
  /** What the server did not like; the sentence is its own, where it belongs to no field. */
  refusal: { problems: Problems; title: string } | null
  receipt: Receipt | null
  /** Its author has the code: nothing stays here as soon as the photos have gone. */
  taken: boolean
}

/** What the author holds in the end. */
export interface Receipt extends Submitted {
  category: string
  /** By the server's clock: a phone may be a day off. */
  sentAt: number
}

export function emptyDraft(city: string): Draft {
  return {
    city,
    key: newKey(),
    order: 0,
    stage: 'writing',
    danger: null,
    address: '',
    at: null,
    category: null,
    text: '',
    happened: '',
    email: '',
    photos: [],
    attempt: null,
    refusal: null,
    receipt: null,
    taken: false,
  }
}

/** Whether there is anything that the person would miss. */
export function isWritten({ address, at, category, text, email, photos, happened }: Draft): boolean {
  return Boolean(address || at || category || text || email || photos.length || happened)
}

export const steps = ['danger', 'place', 'topic', 'words', 'preview'] as const
export type Step = (typeof steps)[number]

export type Field = 'danger' | 'place' | 'category' | 'text' | 'happened' | 'photos' | 'email'

export const stepOf: Record<Field, Step> = {
  danger: 'danger',
  place: 'place',
  category: 'topic',
  text: 'words',
  happened: 'words',
  photos: 'words',
  email: 'preview',
}

/** Keys of the form's words. */
export type ProblemWord =
  | 'dangerMissing'
  | 'placeMissing'
  | 'addressShort'
  | 'outside'
  | 'topicMissing'
  | 'topicRefused'
  | 'textShort'
  | 'textLong'
  | 'textWrong'
  | 'happenedWrong'
  | 'happenedFuture'
  | 'photosMany'
  | 'photosRefused'
  | 'photosHeic'
  | 'photosUnreadable'
  | 'photosSome'
  | 'emailWrong'
export type Problems = Partial<Record<Field, ProblemWord>>

interface Facts {
  /** Undefined while the outline is not known: then the server alone says. */
  isInside: (at: LatLng) => boolean | undefined
  now: number
}

/** What keeps the draft from being sent, by field. */
export function problemsIn(draft: Draft, { isInside, now }: Facts): Problems {
  const found = {
    danger: draft.danger === null ? ('dangerMissing' as const) : undefined,
    place: placeProblem(draft, isInside),
    category: draft.category ? undefined : ('topicMissing' as const),
    text: textProblem(draft.text),
    happened: happenedProblem(draft.happened, now),
    photos: draft.photos.length > maxPhotos ? ('photosMany' as const) : undefined,
    email: emailProblem(draft.email),
  }
  const problems: Problems = {}
  for (const field of fields) {
    const problem = found[field]
    if (problem) problems[field] = problem
  }
  return problems
}

/** The problems of the questions that have been asked. */
export function onlyOf(problems: Problems, wanted: (field: Field) => boolean): Problems {
  const only: Problems = {}
  for (const field of fields) {
    const problem = problems[field]
    if (problem && wanted(field)) only[field] = problem
  }
  return only
}

/** In the order of the page. */
export const fields = ['danger', 'place', 'category', 'text', 'happened', 'photos', 'email'] as const

export function firstOf(problems: Problems): Field | undefined {
  return fields.find((field) => problems[field])
}

function placeProblem({ at, address }: Draft, isInside: Facts['isInside']): ProblemWord | undefined {
  if (at) return isInside(at) === false ? 'outside' : undefined
  const length = lineOf(address).length
  if (length === 0) return 'placeMissing'
  return length < 3 ? 'addressShort' : undefined
}

function textProblem(text: string): ProblemWord | undefined {
  const length = cleaned(text).length
  if (length < minText) return 'textShort'
  return length > maxText ? 'textLong' : undefined
}

function happenedProblem(happened: string, now: number): ProblemWord | undefined {
  if (!happened) return undefined
  const time = Date.parse(happened)
  if (Number.isNaN(time)) return 'happenedWrong'
  return time > now ? 'happenedFuture' : undefined
}

function emailProblem(email: string): ProblemWord | undefined {
  const typed = email.trim()
  return !typed || /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(typed) ? undefined : 'emailWrong'
}

function cleaned(text: string): string {
  return withoutHidden(text.replaceAll('\r\n', '\n')).normalize('NFC').trim()
}

function lineOf(text: string): string {
  return cleaned(text).replaceAll(/\s+/gu, ' ')
}

/** What is sent: nothing empty, nothing invisible, no field that the person left alone. */
export function bodyOf(
  draft: Draft,
  extra: { proof: string; language: Language; website: string },
): NewInquiry {
  const address = lineOf(draft.address).slice(0, 200)
  const photosComing = draft.photos.filter(({ state }) => state === 'kept').length
  const email = draft.email.trim()
  return {
    text: cleaned(draft.text),
    category: draft.category ?? '',
    ...(draft.at && { at: draft.at }),
    ...(address.length >= 3 && { address }),
    ...(draft.happened && { happenedAt: new Date(draft.happened).toISOString() }),
    ...(photosComing > 0 && { photosComing }),
    ...(email && { email }),
    ...(extra.website && { website: extra.website }),
    language: extra.language,
    proof: extra.proof,
  }
}
