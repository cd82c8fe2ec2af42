import { Link } from '@tanstack/react-router'

import { useWords } from '../lib/words.ts'
import type { Section } from './sections.ts'
import { words } from './words.ts'

interface Props {
  city: string
  sections: readonly Section[]
  /** With a line about each: the first screen on a phone. */
  full?: boolean
}

export function SectionList({ city, sections, full = false }: Props) {
  const say = useWords(words)
  return (
    <nav aria-label={say('sections')}>
      <ul className="set-list">
        {sections.map(({ id }) => (
          <li key={id}>
            <Link
              className="set-link"
              to="/desk/$city/settings/$section"
              params={{ city, section: id }}
              activeProps={{ 'aria-current': 'page' }}
            >
              <b>{say(id)}</b>
              {full && <span>{say(`${id}Text`)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
