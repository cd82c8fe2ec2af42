import { mayDo } from '@bezpechne/shared/access'
import type { Me } from '@bezpechne/shared/accounts'
import type { City } from '@bezpechne/shared/cities'
import { textIn, written } from '@bezpechne/shared/languages'

import { LanguageSwitch } from '../app/language-switch.tsx'
import { useAsked } from '../letter-desk/index.ts'
import { go } from '../lib/place.ts'
import { lock, useUnlocked } from '../lib/unlock.ts'
import { setLanguage, useLanguage, useWords } from '../lib/words.ts'
import { CodeAgain } from '../ui/code-again.tsx'
import { HelpLink } from '../ui/help-link.tsx'
import { Icon } from '../ui/icon.tsx'
import { Logo } from '../ui/logo.tsx'
import { deskWords } from './desk-words.ts'

export type Part = 'office' | 'screening'

interface Props {
  me: Me
  city: string
  cities: readonly string[]
  parts: readonly Part[]
  part: Part | undefined
  onCity: (city: string) => void
  onPart: (part: Part) => void
}

const rarely = 60 * 60_000

/** Over the letters: back to the other desks, what one may do here, and the lock. */
export function DeskBar({ me, city, cities, parts, part, onCity, onPart }: Props) {
  const say = useWords(deskWords)
  return (
    <header className="top staff lbar">
      <a className="logo" href="/desk" aria-label={say('home')}>
        <Logo />
        <span className="hide-s">{say('product')}</span>
      </a>
      <WhichCity city={city} cities={cities} onCity={onCity} />
      <nav className="nav" aria-label={say('menu')}>
        {parts.map((one) => (
          <button
            key={one}
            type="button"
            className="navb"
            aria-current={one === part ? 'page' : undefined}
            onClick={() => onPart(one)}
          >
            {say(one)}
          </button>
        ))}
        {mayDo(me.memberships, city, 'keep-beat') && <a href={`/desk/${city}/settings`}>{say('settings')}</a>}
        <ToKeys city={city} />
        <a href="/desk">{say('desks')}</a>
        <Help part={part} />
      </nav>
      <LockButton city={city} name={me.name} />
      <LanguageSwitch offered={written} onPick={setLanguage} />
      <CodeAgain />
    </header>
  )
}

/** A choice, where somebody reads letters of several. */
function WhichCity({ city, cities, onCity }: Pick<Props, 'city' | 'cities' | 'onCity'>) {
  const say = useWords(deskWords)
  const language = useLanguage()
  const { data: known } = useAsked<{ items: City[] }>('/cities', rarely)
  const nameOf = (id: string) => textIn(known?.items.find((one) => one.id === id)?.name, language) ?? ''
  if (cities.length < 2)
    return (
      <span className="city">
        <span title={nameOf(city)}>{nameOf(city)}</span>
      </span>
    )
  return (
    <select
      className="in lcity"
      aria-label={say('city')}
      value={city}
      onChange={({ target }) => onCity(target.value)}
    >
      {cities.map((one) => (
        <option key={one} value={one}>
          {nameOf(one)}
        </option>
      ))}
    </select>
  )
}

/** Beside, in another window: what is unlocked here stays so. */
function Help({ part }: Pick<Props, 'part'>) {
  return part === 'screening' ? (
    <HelpLink topic="moderators" place="private-letters" />
  ) : (
    <HelpLink topic="officers" place="read-a-letter-and-accept-it" />
  )
}

/** Without a load: what is unlocked stays so. */
function ToKeys({ city }: { city: string }) {
  const say = useWords(deskWords)
  const path = `/desk/letters/keys?city=${city}`
  return (
    <a
      href={path}
      onClick={(event) => {
        event.preventDefault()
        go(path)
      }}
    >
      {say('keys')}
    </a>
  )
}

function LockButton({ city, name }: { city: string; name: string }) {
  const say = useWords(deskWords)
  const unlocked = useUnlocked(city)
  if (!unlocked) return <span className="small muted hide-s">{name}</span>
  return (
    <button type="button" className="btn s" onClick={lock}>
      <Icon name="lock" />
      {say('lock')}
    </button>
  )
}
