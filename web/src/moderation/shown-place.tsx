import type { Category } from '@bezpechne/shared/categories'
import type { CityContext } from '@bezpechne/shared/cities'
import type { Case } from '@bezpechne/shared/moderation'

import { useLanguage, useWords } from '../lib/words.ts'
import { MiniMap } from '../map/mini-map.tsx'
import { words } from './words.ts'

interface Props {
  found: Case
  category: Category
  context: CityContext | undefined
}

/** Where it is exactly, for the desk alone, and where everybody sees it. */
export function ShownPlace({ found, category, context }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { exactAt, publicAt, address } = found
  const precision = category.precision === 'none' ? 'street' : category.precision
  const look = { colour: found.state === 'answered' ? 'green' : 'red', geojson: context, language } as const
  return (
    <section className="stack t" aria-labelledby="shown-place">
      <h2 id="shown-place" className="h3">
        {say('mapTitle')}
      </h2>
      {address && <p className="small">{say('address', { address })}</p>}
      {exactAt && <MiniMap {...look} at={exactAt} precision="exact" label={say('mapLabel')} />}
      {publicAt && (precision !== 'exact' || !exactAt) && (
        <>
          <p className="small">{say('publicPlace')}</p>
          <MiniMap {...look} at={publicAt} precision={precision} label={say('publicPlace')} />
        </>
      )}
    </section>
  )
}
