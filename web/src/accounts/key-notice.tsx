import type { Me } from '@bezpechne/shared/accounts'
import { textIn } from '@bezpechne/shared/languages'

import { useCities } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { keysPath, useCitiesWithoutKey } from './keys-needed.ts'
import { words } from './words.ts'

/** To who is to open letters and cannot yet: the way to the own key. */
export function KeyNotice({ me }: { me: Me }) {
  const say = useWords(words)
  const language = useLanguage()
  const without = useCitiesWithoutKey(me)
  const { data: cities } = useCities()
  const nameOf = (id: string) => textIn(cities?.find((city) => city.id === id)?.name, language) ?? ''
  if (!without.length) return null
  return (
    <Notice tone="warn" icon="lock" title={say('key')}>
      <p>{say('keyText')}</p>
      {without.map((city) => (
        <p key={city}>
          <a href={keysPath(city)}>{say('keyAction', { city: nameOf(city) })}</a>
        </p>
      ))}
    </Notice>
  )
}
