import type { AssignedItem } from '@bezpechne/shared/answers'
import type { Category } from '@bezpechne/shared/categories'
import type { CityContext } from '@bezpechne/shared/cities'

import { useLanguage, useWords } from '../lib/words.ts'
import { MiniMap } from '../map/mini-map.tsx'
import { words } from './words.ts'

interface Props {
  item: AssignedItem
  category: Category | undefined
  context: CityContext | undefined
}

/** Where somebody has to go: for the competent body alone, and once its time is over, what everybody sees. */
export function ExactPlace({ item, category, context }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const shown = category && category.precision !== 'none' ? category.precision : 'street'
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
          precision={item.exactAt ? 'exact' : shown}
          colour={item.state === 'answered' ? 'green' : 'red'}
          geojson={context}
          language={language}
          label={say('exactPlace')}
        />
        <p className="hint">{say(item.exactAt || item.address ? 'exactNote' : 'exactErased')}</p>
      </section>
    </aside>
  )
}
