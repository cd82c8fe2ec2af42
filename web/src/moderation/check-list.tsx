import type { Case } from '@bezpechne/shared/moderation'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { kindsIn } from './public-draft.ts'
import { useFoundWords } from './spoken.ts'
import { words } from './words.ts'

/** What a program noticed: it helps to look, it decides nothing. */
export function CheckList({ found, placed }: { found: Case; placed: boolean }) {
  const say = useWords(words)
  const listed = useFoundWords()
  const kinds = kindsIn([found.text, found.address ?? ''].join('\n'))
  return (
    <section className="stack t" aria-labelledby="check-list">
      <h2 id="check-list" className="h3">
        {say('check')}
      </h2>
      <ul className="facts small">
        <li>
          <Icon name={kinds.length > 0 ? 'warn' : 'check'} />
          {kinds.length > 0 ? say('checkFound', { what: listed(kinds) }) : say('checkClean')}
        </li>
        <li>
          <Icon name={placed ? 'check' : 'warn'} />
          {say(placed ? 'checkPlace' : 'checkNoPlace')}
        </li>
        {found.hasEmail && (
          <li>
            <Icon name="bell" />
            {say('checkEmail')}
          </li>
        )}
      </ul>
    </section>
  )
}
