import type { AssignedItem } from '@bezpechne/shared/answers'
import type { CityContext } from '@bezpechne/shared/cities'

import { useLanguage, useWords } from '../lib/words.ts'
import { MiniMap } from '../map/mini-map.tsx'
import { words } from './words.ts'

/** Where somebody has to go: for the competent body alone. */
export function ExactPlace({ item, context }: { item: AssignedItem; context: CityContext | undefined }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <aside className="dx stack" aria-label={say('exactPlace')}>
      <section className="stack t" aria-labelledby="exact-place">
        <h2 id="exact-place" className="h3">
          {say('exactPlace')}
        </h2>
        {item.place && <p className="small">{say('place', { place: item.place })}</p>}
        {item.address && <p className="small">{say('address', { address: item.address })}</p>}
        <MiniMap
          at={item.exactAt ?? item.at}
          precision="exact"
          colour={item.state === 'answered' ? 'green' : 'red'}
          geojson={context}
          language={language}
          label={say('exactPlace')}
        />
        <p className="hint">{say('exactNote')}</p>
      </section>
    </aside>
  )
}
