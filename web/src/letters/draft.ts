import type { Track } from '@bezpechne/shared/letters-crypto/letter'
import { type Identity, longestText, noIdentity, textFits } from '@bezpechne/shared/letters-crypto/texts'

/** What a person has typed; in this tab's memory alone. */
export interface Draft {
  track: Track
  aboutOfficer: boolean
  text: string
  identity: Identity
  watched: boolean
  notice: string
}

export const emptyDraft: Draft = {
  track: 'appeal',
  aboutOfficer: false,
  text: '',
  identity: noIdentity,
  watched: false,
  notice: '',
}

export type Step = 'words' | 'name' | 'preview' | 'code' | 'sent'

/** Which questions there are: an anonymous tip is asked for no name, a watched phone for no address. */
export function stepAfter(step: Step, { track, watched }: Pick<Draft, 'track' | 'watched'>): Step {
  if (step === 'words') return track === 'tip' && watched ? 'preview' : 'name'
  return step === 'name' ? 'preview' : 'code'
}

export function stepBefore(step: Step, { track, watched }: Pick<Draft, 'track' | 'watched'>): Step {
  if (step === 'preview') return track === 'tip' && watched ? 'words' : 'name'
  return step === 'code' ? 'preview' : 'words'
}

export const textLimit = longestText

export type TextFault = 'empty' | 'long'
export function textFault(text: string): TextFault | undefined {
  if (text.trim() === '') return 'empty'
  return textFits(text) ? undefined : 'long'
}

export const identityFields = ['surname', 'name', 'patronymic', 'residence', 'contact', 'privilege'] as const
export type IdentityField = (typeof identityFields)[number]

/** So that all of them together fit their sealed place, whatever the alphabet. */
export const identityLimits: Record<IdentityField, number> = {
  surname: 60,
  name: 60,
  patronymic: 60,
  residence: 200,
  contact: 120,
  privilege: 100,
}

/** Fields that an appeal has no force without (article 5 of the law on appeals). */
export function missingFields({ track, identity }: Pick<Draft, 'track' | 'identity'>): IdentityField[] {
  if (track !== 'appeal') return []
  return (['surname', 'name', 'residence'] as const).filter((field) => identity[field].trim() === '')
}

export function isMail(text: string): boolean {
  return text.length <= 200 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}

/** What leaves with the letter: a tip has no name, a watched phone no address. */
export function identityOf({ track, identity }: Pick<Draft, 'track' | 'identity'>): Identity {
  if (track === 'tip') return noIdentity
  const trimmed = identityFields.map((field) => [field, identity[field].trim()])
  return { ...identity, ...Object.fromEntries(trimmed) }
}

export function noticeOf({ watched, notice }: Pick<Draft, 'watched' | 'notice'>): string | null {
  return watched || notice.trim() === '' ? null : notice.trim()
}

export function isTyped({ text, identity, notice }: Draft): boolean {
  return text !== '' || notice !== '' || identityFields.some((field) => identity[field] !== '')
}
