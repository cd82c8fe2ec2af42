import type { ApiError } from '../lib/api.ts'
import { type Draft, emptyDraft, type Field, type ProblemWord, type Problems, type Receipt } from './draft.ts'

export interface PhotoView {
  /** An object URL: shown, never sent. */
  url: string
  stage: 'waiting' | 'sending' | 'done' | 'refused'
  share: number
}

export type Sending = 'no' | 'trying' | 'proving' | 'offline' | 'busy' | 'server'

export interface WriterState {
  draft: Draft
  /** False until the device's store has answered. */
  loaded: boolean
  kept: 'nothing' | 'kept' | 'impossible'
  photos: Record<string, PhotoView>
  sending: Sending
  problems: Problems
  /** The server's own sentence, where a refusal belongs to no field. */
  refusal: string | null
  receipt: Receipt | null
}

export function initialState(city: string): WriterState {
  return {
    draft: emptyDraft(city),
    loaded: false,
    kept: 'nothing',
    photos: {},
    sending: 'no',
    problems: {},
    refusal: null,
    receipt: null,
  }
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

const receiptKey = 'bezpechne-receipt'

/** The receipt outlives a reload of this tab and nothing else: it opens what the author wrote. */
export function keepReceipt(receipt: Receipt & { city: string }): void {
  try {
    sessionStorage.setItem(receiptKey, JSON.stringify(receipt))
  } catch {
    // A browser that keeps nothing still shows it.
  }
}

export function findReceipt(city: string): Receipt | null {
  try {
    const kept: (Receipt & { city: string }) | null = JSON.parse(sessionStorage.getItem(receiptKey) ?? 'null')
    return kept?.city === city ? kept : null
  } catch {
    return null
  }
}

export function dropReceipt(): void {
  try {
    sessionStorage.removeItem(receiptKey)
  } catch {
    // Nothing was kept.
  }
}
