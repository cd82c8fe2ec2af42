import { blank, type Blanking, type Stretch, unblank } from './blanking.ts'

const fields = ['text', 'title'] as const
type Field = (typeof fields)[number]
/** What of the public version is made of the author's text. */
export type Words = Record<Field, string>
/** What one press took out, in its order. */
export type Done = { field: Field; blanking: Blanking }[]

/** Each stretch where it stands in the text and in the title. */
export function blankIn(original: string, words: Words, stretches: readonly Stretch[]) {
  const now = { ...words }
  const done: Done = []
  for (const stretch of stretches) {
    for (const field of fields) {
      const blanking = blank(original, now[field], stretch)
      if (!blanking) continue
      now[field] = blanking.text
      done.push({ field, blanking })
    }
  }
  return { now, done }
}

/** The other way round; what was typed since stays, also where a bar is gone. */
export function takeBack({ text, title }: Words, done: Done): Words {
  const now = { text, title }
  for (const { field, blanking } of done.toReversed())
    now[field] = unblank(now[field], blanking) ?? now[field]
  return now
}
