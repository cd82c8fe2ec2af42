import type { ApiError } from '../lib/api.ts'
import { type Draft, emptyDraft, type Field, type ProblemWord, type Problems } from './draft.ts'

export interface PhotoView {
  /** An object URL: shown, never sent. */
  url: string
  stage: 'waiting' | 'sending' | 'done' | 'refused'
  share: number
}

export interface WriterState {
  draft: Draft
  /** False until the device's store has answered. */
  loaded: boolean
  kept: 'nothing' | 'kept' | 'impossible'
  photos: Record<string, PhotoView>
  problems: Problems
  /** The server's own sentence, where a refusal belongs to no field. */
  refusal: string | null
}

export function initialState(city: string): WriterState {
  return { draft: emptyDraft(city), loaded: false, kept: 'nothing', photos: {}, problems: {}, refusal: null }
}

const fieldOfCode: Record<string, [Field, ProblemWord]> = {
  'outside-city': ['place', 'outside'],
  'place-missing': ['place', 'placeMissing'],
  'in-the-future': ['happened', 'happenedFuture'],
  'category-takes-no-pins': ['category', 'topicRefused'],
  'photo-not-found': ['photos', 'photosRefused'],
  'photo-unreadable': ['photos', 'photosRefused'],
  'photo-too-large': ['photos', 'photosRefused'],
}

const fieldOfPath: Record<string, [Field, ProblemWord]> = {
  text: ['text', 'textWrong'],
  at: ['place', 'placeMissing'],
  address: ['place', 'addressShort'],
  category: ['category', 'topicRefused'],
  happenedAt: ['happened', 'happenedWrong'],
  photos: ['photos', 'photosRefused'],
  email: ['email', 'emailWrong'],
}

/** The server's refusal beside the fields that it means; empty where it means none. */
export function problemsOf({ code, errors }: ApiError): Problems {
  const named = fieldOfCode[code]
  if (named) return { [named[0]]: named[1] }
  const problems: Problems = {}
  for (const { path } of errors) {
    for (const part of path.split(/[^A-Za-z]+/)) {
      const [field, problem] = fieldOfPath[part] ?? []
      if (field && problem) problems[field] ??= problem
    }
  }
  return problems
}

const shownKey = 'bezpechne-shown'

/** What this tab sent last: after a reload it tells how far it is, in place of an empty form. */
export function rememberShown(key: string | null): void {
  try {
    if (key === null) sessionStorage.removeItem(shownKey)
    else sessionStorage.setItem(shownKey, key)
  } catch {
    // The page of what is on its way tells it too.
  }
}

export function findShown(): string | null {
  try {
    return sessionStorage.getItem(shownKey)
  } catch {
    return null
  }
}
