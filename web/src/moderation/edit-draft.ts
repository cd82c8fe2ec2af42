import type { LatLng } from '@bezpechne/shared/geo'
import type { Case, Edit } from '@bezpechne/shared/moderation'

/** What a moderator makes of a public inquiry, and which version of it they read. */
export interface EditDraft {
  version: number
  title: string
  text: string
  place: string
  /** Only where the pin was moved. */
  at: LatLng | null
  category: string
  reason: string
  photos: string[]
}

export function startEdit(found: Case): EditDraft {
  return {
    version: found.version,
    title: found.title ?? '',
    text: found.publicText ?? '',
    place: found.publicPlace ?? '',
    at: null,
    category: found.category,
    reason: '',
    photos: found.photos.filter(({ shown }) => shown).map(({ id }) => id),
  }
}

export type EditProblem = 'needTitle' | 'needText' | 'needReason'

export function problemOf({ title, text, reason }: EditDraft): EditProblem | undefined {
  if (title.trim().length < 3) return 'needTitle'
  if (text.trim().length < 3) return 'needText'
  return reason.trim().length < 3 ? 'needReason' : undefined
}

/** The body of POST …/edit: what was not touched is not sent. */
export function toEdit(draft: EditDraft, found: Case): Edit {
  const { version, title, text, place, at, category, reason, photos } = draft
  return {
    version,
    title,
    text,
    place: place.trim().length < 3 ? null : place,
    photos,
    reason,
    ...(at ? { at } : {}),
    ...(category === found.category ? {} : { category }),
  }
}
