import type { AssignedItem } from '@bezpechne/shared/answers'

import { type AnswerText, sameText, startText } from './answer-text.ts'

export type Own = NonNullable<AssignedItem['draft']>

/** Typed on this device, and what it was typed on: a draft of that version. */
export interface KeptAnswer {
  text: AnswerText
  version: number | null
  from: AnswerText
}

export interface Stand {
  text: AnswerText
  /** What is stored says the same. */
  fresh: boolean
  /** The draft that a colleague has written meanwhile, where something else was typed here. */
  clash: Own | undefined
  /** What to keep when something is typed now. */
  keepAs: (text: AnswerText) => KeptAnswer
}

/**
 * How what is kept on this device stands to the draft that everybody in the organisation shares.
 * @param known the version that this person saved from here: no surprise, whatever was typed meanwhile
 */
export function standOf(kept: KeptAnswer, own: Own | null, known: number | null): Stand {
  const stored = startText(own)
  const version = own?.version ?? null
  const untouched = sameText(kept.text, kept.from)
  const text = untouched ? stored : kept.text
  const seen = known ?? (untouched ? version : kept.version)
  const fresh = sameText(text, stored)
  return {
    text,
    fresh,
    clash: own && version !== seen && !fresh ? own : undefined,
    keepAs: (typed) => ({ text: typed, version: seen, from: untouched ? stored : kept.from }),
  }
}
