import { useFoundWords } from '../lib/found.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import type { WaitingCase } from './desk-facts.ts'
import { words } from './words.ts'

/** What a program noticed: it helps to look, it decides nothing. */
export function CheckList({ found, placed }: { found: WaitingCase; placed: boolean }) {
  const say = useWords(words)
  const what = useFoundWords()([found.text, found.address ?? ''].join('\n'))
  return (
    <section className="stack t" aria-labelledby="check-list">
      <h2 id="check-list" className="h3">
        {say('check')}
      </h2>
      <ul className="facts small">
        <li>
          <Icon name={what ? 'warn' : 'check'} />
          {what ? say('checkFound', { what }) : say('checkClean')}
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
