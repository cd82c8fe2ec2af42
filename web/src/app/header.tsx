import { Link, useParams } from '@tanstack/react-router'

import { helpAt } from '../lib/help.ts'
import { useLook } from '../lib/look.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Logo } from '../ui/logo.tsx'
import { Popover } from '../ui/popover.tsx'
import { NoticesBell } from './bell.tsx'
import { useChooseLanguage } from './choose-language.ts'
import { CitySwitcher } from './city-switcher.tsx'
import { Emergency } from './emergency.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { PlainSwitch } from './plain-switch.tsx'
import { words } from './words.ts'

export function Header() {
  const say = useWords(words)
  const choose = useChooseLanguage()
  const { city } = useParams({ strict: false })
  const offered = useLook(city)?.languages
  return (
    <header className="top">
      <Link className="logo" to="/" aria-label={say('home')}>
        <Logo />
        <span>{say('product')}</span>
      </Link>
      <CitySwitcher />
      <nav className="nav" aria-label={say('mainMenu')}>
        <Places />
      </nav>
      <Emergency />
      {/* Together: where a name and larger letters leave no room, they go to a row of their own. */}
      <div className="tools">
        <NoticesBell />
        <PlainSwitch />
        <LanguageSwitch {...(offered && { offered })} onPick={(language) => void choose(language)} />
        <div className="menu">
          <Popover className="iconbtn" label={say('menu')} button={<Icon name="menu" />}>
            {(close) => (
              <nav aria-label={say('mainMenu')}>
                <Places className="menuitem" onPick={close} />
              </nav>
            )}
          </Popover>
        </div>
      </div>
    </header>
  )
}

function Places({ className, onPick }: { className?: string; onPick?: () => void }) {
  const say = useWords(words)
  const { city } = useParams({ strict: false })
  const look = { className, onClick: onPick, activeProps: { 'aria-current': 'page' } } as const
  return (
    <>
      {city && (
        <Link {...look} to="/$city" params={{ city }} activeOptions={{ exact: true, includeSearch: false }}>
          {say('map')}
        </Link>
      )}
      {city && (
        <Link {...look} to="/$city/officer" params={{ city }}>
          {say('officer')}
        </Link>
      )}
      {city && (
        <Link {...look} to="/$city/numbers" params={{ city }}>
          {say('numbers')}
        </Link>
      )}
      {city && className && (
        <Link {...look} to="/$city/offline" params={{ city }}>
          {say('offline')}
        </Link>
      )}
      <Link {...look} to="/mine">
        {say('mine')}
      </Link>
      <Link {...look} to="/about">
        {say('about')}
      </Link>
      {className && (
        <a className={className} href={helpAt('residents')}>
          {say('help')}
        </a>
      )}
    </>
  )
}
