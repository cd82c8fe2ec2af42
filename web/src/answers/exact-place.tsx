import type { AssignedDetail, AssignedItem } from '@bezpechne/shared/answers'
import type { Category } from '@bezpechne/shared/categories'
import type { CityContext } from '@bezpechne/shared/cities'
import { lazy, type ReactNode, Suspense } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { Trouble } from '../ui/trouble.tsx'
import { useSent } from './api.ts'
import { words } from './words.ts'

// The map is a picture at the side: the words of the desk do not wait for it.
const MiniMap = lazy(() => import('../map/mini-map.tsx').then((module) => ({ default: module.MiniMap })))

interface Props {
  city: string
  item: AssignedItem
  category: Category | undefined
  context: CityContext | undefined
  children: ReactNode
}

/** Where somebody has to go: for the competent body alone, and once its time is over, what everybody sees. */
export function ExactPlace({ city, item, category, context, children }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: sent, error } = useSent(city, item.number)
  const shown = precisionOf(category)
  return (
    <aside className="dx stack" aria-label={say('exactPlace')}>
      <section className="stack t" aria-labelledby="exact-place">
        <h2 id="exact-place" className="h3">
          {say('exactPlace')}
        </h2>
        {item.place && <p className="small">{say('place', { place: item.place })}</p>}
        <Suspense fallback={<div className="map map-mini" />}>
          <MiniMap
            at={sent?.exactAt ?? item.at}
            precision={sent?.exactAt ? 'exact' : shown}
            colour={item.state === 'answered' ? 'green' : 'red'}
            geojson={context}
            language={language}
            label={say('exactPlace')}
          />
        </Suspense>
        {sent && <Sent sent={sent} />}
        {error && <Trouble error={error} />}
      </section>
      {children}
    </aside>
  )
}

function precisionOf(category: Category | undefined) {
  return category && category.precision !== 'none' ? category.precision : 'street'
}

/** What the author sent: the address, the words as they were. */
function Sent({ sent }: { sent: AssignedDetail }) {
  const say = useWords(words)
  return (
    <>
      {sent.address && <p className="small">{say('address', { address: sent.address })}</p>}
      <p className="hint">{say(sent.exactAt || sent.address ? 'exactNote' : 'exactErased')}</p>
      {sent.text && (
        <details className="earlier">
          <summary>{say('asSent')}</summary>
          <p className="asis small">{sent.text}</p>
          <p className="hint">{say('asSentNote')}</p>
        </details>
      )}
    </>
  )
}
