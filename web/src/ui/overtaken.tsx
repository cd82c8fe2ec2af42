import type { ReactNode } from 'react'

import { useWords } from '../lib/words.ts'
import { Notice } from './notice.tsx'
import { words } from './overtaken-words.ts'

/** What somebody else has saved since a form was opened; what was typed stands in its fields. */
export function Overtaken({ children }: { children: ReactNode }) {
  const say = useWords(words)
  return (
    <Notice tone="warn" title={say('title')} alert>
      <p>{say('text')}</p>
      {children}
    </Notice>
  )
}

/** The name of a field, what was typed there, and what is saved. */
export type Compared = readonly [label: string, mine: string, theirs: string]

/** The fields in which the two differ. */
export function Theirs({ fields }: { fields: readonly Compared[] }) {
  const say = useWords(words)
  const other = fields.filter(([, mine, theirs]) => mine !== theirs)
  if (other.length === 0) return <p>{say('same')}</p>
  return (
    <ul className="theirs">
      {other.map(([label, , theirs]) => (
        <li key={label}>
          {label}: <b className="asis">{theirs || say('empty')}</b>
        </li>
      ))}
    </ul>
  )
}
