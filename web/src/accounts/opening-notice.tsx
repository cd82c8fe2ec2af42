import type { Me } from '@bezpechne/shared/accounts'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'

import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { citiesToOpen, mustProtect } from './keys-needed.ts'
import { words } from './words.ts'

/** To who prepares a community that nobody sees yet: the way on, once the sign-in is protected, or later. */
export function OpeningNotice({ me }: { me: Me }) {
  const say = useWords(words)
  const language = useLanguage()
  const cities = citiesToOpen(me)
  if (!cities.length || mustProtect(me)) return null
  return (
    <Notice tone="brand" title={say('toOpen')}>
      {cities.map(({ id, name }) => (
        <p key={id}>
          <Link to="/desk/$city/settings/$section" params={{ city: id, section: 'opening' }}>
            {say('toOpenAction', { city: textIn(name, language) })}
          </Link>
        </p>
      ))}
    </Notice>
  )
}
