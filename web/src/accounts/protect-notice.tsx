import type { Me } from '@bezpechne/shared/accounts'
import { Link } from '@tanstack/react-router'

import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

/** To staff without a second factor: the way to one, as a duty where it is one. */
export function ProtectNotice({ me }: { me: Me }) {
  const say = useWords(words)
  if (me.secondFactor) return null
  return (
    <Notice tone={me.secondFactorRequired ? 'warn' : 'brand'} icon="lock" title={say('protect')}>
      <p>{say(me.secondFactorRequired ? 'protectNeeded' : 'protectText')}</p>
      <p>
        <Link to="/desk/security">{say('protectAction')}</Link>
      </p>
    </Notice>
  )
}
