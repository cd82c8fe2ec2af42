import type { BorderChange } from '@bezpechne/shared/geography'
import { tongueOf } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../../lib/words.ts'
import { words } from './words.ts'

/** How far old inquiries have followed the last change. */
export function ChangeProgress({ change }: { change: BorderChange | null }) {
  const say = useWords(words)
  const language = useLanguage()
  if (!change) return null
  const { doneAt, total, done, moved } = change
  if (doneAt === null) {
    return (
      <output className="stack t">
        <span>{say('progress', { done: String(done), total: String(total) })}</span>
        <progress className="border-progress" max={Math.max(1, total)} value={done} />
      </output>
    )
  }
  const day = new Date(doneAt).toLocaleDateString(tongueOf(language).locale, { timeZone: 'Europe/Kyiv' })
  return <p className="small muted">{say('done', { day, total: String(total), moved: String(moved) })}</p>
}
