import type { Me } from '@bezpechne/shared/accounts'
import { Link, Navigate } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'

import { useIsNarrow } from '../lib/media.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SectionList } from './section-list.tsx'
import { type Section, sectionsFor } from './sections.ts'
import { words } from './words.ts'

import './settings.css'

/** The list of sections alone: where a phone begins. A wide window shows it beside the first one at once. */
export function SettingsStart({ me, city }: { me: Me; city: string }) {
  const say = useWords(words)
  const narrow = useIsNarrow()
  const sections = sectionsFor(me, city)
  const [first] = sections
  useTitle(say('settings'))
  if (!narrow && first) {
    return <Navigate to="/desk/$city/settings/$section" params={{ city, section: first.id }} replace />
  }
  return (
    <main id="main" className="page narrow">
      <h1>{say('settings')}</h1>
      <SectionList city={city} sections={sections} full />
    </main>
  )
}

export function SettingsDesk({ me, city, section }: { me: Me; city: string; section: Section }) {
  const say = useWords(words)
  const { id, Screen } = section
  useTitle(say(id))
  const side = useRef<HTMLElement>(null)
  useEffect(() => showLink(side.current, id), [id])
  return (
    <div className="page settings">
      <aside className="set-side" ref={side}>
        <h2 className="h3">{say('settings')}</h2>
        <SectionList city={city} sections={sectionsFor(me, city)} />
      </aside>
      <main id="main" className="stack set-main">
        <header className="stack t">
          <Link className="backlink set-back" to="/desk/$city/settings" params={{ city }}>
            <Icon name="left" />
            {say('toSections')}
          </Link>
          <h1>{say(id)}</h1>
          <p className="muted">{say(`${id}Text`)}</p>
        </header>
        <Suspense fallback={<Skeleton rows={3} />}>
          <Screen key={`${city} ${id}`} city={city} me={me} />
        </Suspense>
      </main>
    </div>
  )
}

/** The list is longer than many windows: who arrives sees in it where they are, and the page does not jump for that. */
function showLink(side: HTMLElement | null, id: string): void {
  const link = side?.querySelector(`[href$="/${id}"]`)
  if (!side || !link) return
  const [frame, here] = [side.getBoundingClientRect(), link.getBoundingClientRect()]
  if (here.top < frame.top || here.bottom > frame.bottom)
    side.scrollTop += here.top - frame.top - frame.height / 2
}
