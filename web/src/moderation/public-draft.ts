import { bar, withFixedBars } from '@bezpechne/shared/blanks'
import { partsOf } from '@bezpechne/shared/findings'
import type { LatLng } from '@bezpechne/shared/geo'
import { titleOf } from '@bezpechne/shared/inquiry-text'
import type { Case, Publish } from '@bezpechne/shared/moderation'

import { barsIn } from './blanking.ts'
import type { WaitingCase } from './desk-facts.ts'

/** What the moderator makes of an inquiry before everybody sees it. */
export interface PublicDraft {
  title: string
  text: string
  place: string
  at: LatLng | null
  category: string
  editReason: string
  photos: string[]
  /** Undefined: as the city's rules say; null: nobody. */
  organisationId?: string | null | undefined
}

/** Personal data covered from the first moment: what nobody looked at twice must not be the thing that leaks. */
export function startDraft(found: WaitingCase, reasonForCover: string): PublicDraft {
  const text = cover(found.text)
  return {
    // Of the covered text: a number cut in half would not be known as one.
    title: titleOf(text),
    text,
    place: cover(found.address ?? ''),
    at: found.exactAt,
    category: found.category,
    editReason: text === found.text ? '' : reasonForCover,
    photos: [],
    organisationId: found.organisationId ?? undefined,
  }
}

export function cover(text: string): string {
  const parts = partsOf(text).map(({ text: part, kind }) => (kind ? bar : part))
  return withFixedBars(parts.join(''))
}

export function covered(text: string): number {
  return barsIn(text).length
}

/** All that everybody would read. */
export function wordsOf({
  title,
  text,
  place,
  editReason,
}: Pick<PublicDraft, 'title' | 'text' | 'place' | 'editReason'>): string {
  return [title, text, place, editReason].join('\n')
}

export type DraftProblem = 'needTitle' | 'needText' | 'needPlace' | 'needWhy'

export function problemOf(draft: PublicDraft, found: Case): DraftProblem | undefined {
  const { title, text, at, editReason } = draft
  if (title.trim().length < 3) return 'needTitle'
  if (text.trim().length < 3) return 'needText'
  if (!at) return 'needPlace'
  const explained = editReason.trim().length >= 3
  return !explained && (isMoved(draft, found) || draft.category !== found.category) ? 'needWhy' : undefined
}

/** From where the author put it; a place marked for an address alone moves nothing. */
function isMoved({ at }: PublicDraft, { exactAt }: Case): boolean {
  return at !== null && exactAt !== null && (at.lat !== exactAt.lat || at.lng !== exactAt.lng)
}

/** The body of POST …/publish: what was not touched is not sent. */
export function toPublish(draft: PublicDraft, found: Case): Publish {
  const { title, text, place, at, category, editReason, photos, organisationId } = draft
  const moved = at && (at.lat !== found.exactAt?.lat || at.lng !== found.exactAt.lng)
  return {
    title,
    text,
    place: place.trim().length < 3 ? null : place,
    photos,
    editReason: editReason.trim().length < 3 ? null : editReason,
    organisationId,
    ...(moved ? { at } : {}),
    ...(category === found.category ? {} : { category }),
  }
}
