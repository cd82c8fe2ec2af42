import type { Me } from '@bezpechne/shared/accounts'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'

import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

const deskOf = {
  moderator: '/desk/$city/moderation',
  responder: '/desk/$city/answers',
  administrator: '/desk/$city/settings',
} as const

/** Every city where one has a role, and the desk that goes with it. */
export function DeskList({ me }: { me: Me }) {
  const say = useWords(words)
  const language = useLanguage()
  const nameOf = (id: string) => textIn(me.cities.find((city) => city.id === id)?.name, language) ?? ''
  if (!me.memberships.length && !me.operator) {
    return (
      <Notice title={say('noDesk')}>
        <p>{say('noDeskText')}</p>
      </Notice>
    )
  }
  return (
    <ul className="desks">
      {me.operator && (
        <li className="card">
          <div>
            <h2 className="h3">
              <Link className="desk-link" to="/operator">
                {say('operator')}
              </Link>
            </h2>
            <p className="small muted">{say('operatorText')}</p>
          </div>
          <Icon name="right" />
        </li>
      )}
      {me.memberships.map(({ city, role }) => (
        <li key={`${city} ${role}`} className="card">
          <div>
            <p className="small muted">{nameOf(city)}</p>
            <h2 className="h3">
              {role === 'officer' || role === 'head' ? (
                <a className="desk-link" href={`/desk/letters?city=${city}`}>
                  {say(role)}
                </a>
              ) : (
                <Link className="desk-link" to={deskOf[role]} params={{ city }}>
                  {say(role)}
                </Link>
              )}
            </h2>
            <p className="small muted">{say(`${role}Text`)}</p>
          </div>
          <Icon name="right" />
        </li>
      ))}
    </ul>
  )
}
