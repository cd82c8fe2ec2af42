import { written } from '@bezpechne/shared/languages'
import { Component, type ReactNode, Suspense } from 'react'

import { Emergency } from '../app/emergency.tsx'
import { LanguageSwitch } from '../app/language-switch.tsx'
import { PlainSwitch } from '../app/plain-switch.tsx'
import { usePath } from '../lib/place.ts'
import { setLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Logo } from '../ui/logo.tsx'
import { Notice } from '../ui/notice.tsx'
import { exitNow } from './quick-exit.ts'
import { routeOf } from './routes.ts'
import { words } from './words.ts'

export function App() {
  const say = useWords(words)
  const route = routeOf(usePath())
  const content = (
    <Unbroken>
      <Suspense fallback={<main id="main" className="page narrow" aria-busy="true" />}>
        {route ? <route.Page /> : <Absent />}
      </Suspense>
    </Unbroken>
  )
  if (route?.frame === 'desk') return <div className="app app-desk">{content}</div>
  return (
    <div className="app">
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <Header />
      {content}
      <footer className="foot">
        <p>{say('footer')}</p>
        <nav aria-label={say('footerMenu')}>
          <a href="/about">{say('about')}</a>
          <a href="/legal">{say('legal')}</a>
        </nav>
      </footer>
    </div>
  )
}

function Header() {
  const say = useWords(words)
  return (
    <header className="top top-private">
      <a className="logo" href="/" aria-label={say('home')}>
        <Logo />
        <span>{say('product')}</span>
      </a>
      <span className="grow" />
      <Emergency />
      <PlainSwitch />
      <LanguageSwitch offered={written} onPick={setLanguage} />
      <button type="button" className="btn s exit" title={say('exitHint')} onClick={exitNow}>
        <Icon name="exit" />
        {say('exit')}
      </button>
    </header>
  )
}

function Absent() {
  const say = useWords(words)
  return (
    <main id="main" className="page narrow stack">
      <h1>{say('absent')}</h1>
      <p>
        <a href="/letters">{say('write')}</a> · <a href="/letters/open">{say('open')}</a>
      </p>
    </main>
  )
}

/** Nothing typed is kept anywhere, so a broken page can only be opened anew; the numbers stay. */
class Unbroken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const say = useWords(words)
  return (
    <main id="main" className="page narrow">
      <Notice tone="warn" title={say('broken')} alert>
        <p>{say('brokenText')}</p>
        <p>
          <button type="button" className="btn s" onClick={() => location.reload()}>
            {say('reload')}
          </button>
        </p>
      </Notice>
    </main>
  )
}
