import { textIn } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useGeography } from '../borders/api.ts'
import { BorderImport } from '../borders/border-import.tsx'
import { ChangeProgress } from '../borders/change-progress.tsx'
import { useArea } from '../borders/use-area.ts'
import { words } from '../borders/words.ts'
import type { SectionProps } from '../sections.ts'

/** The districts of a city: which there are, and a file for others. */
export function DistrictsSection({ city }: SectionProps) {
  const say = useWords(words)
  const language = useLanguage()
  const area = useArea()
  const { data, error, refetch } = useGeography(city)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />
  return (
    <>
      <BorderImport city={city} layer="districts" />
      <ChangeProgress change={data.change} />
      <section className="stack t" aria-labelledby="districts-now">
        <h2 id="districts-now" className="h3">
          {say('nowDistricts')}
        </h2>
        {data.districts.length ? (
          <ul className="set-rows">
            {data.districts.map(({ id, name, katottg, km2 }) => (
              <li key={id}>
                <span className="grow">
                  {textIn(name, language)} {katottg && <span className="small muted">{katottg}</span>}
                </span>
                <span>{area(km2 * 1e6)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="muted">{say('noDistricts')}</p>
        )}
      </section>
    </>
  )
}
