import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useGeography } from '../borders/api.ts'
import { BorderImport } from '../borders/border-import.tsx'
import { ChangeProgress } from '../borders/change-progress.tsx'
import { useArea } from '../borders/use-area.ts'
import { words } from '../borders/words.ts'
import type { SectionProps } from '../sections.ts'

/** The boundary of a city: what it is, and a file for another one. */
export function BoundarySection({ city }: SectionProps) {
  const say = useWords(words)
  const area = useArea()
  const { data, error, refetch } = useGeography(city)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />
  const { km2, outline, credit, holes } = data.city
  return (
    <>
      <div className="stack t">
        <p>
          {say('nowCity', { area: area(km2 * 1e6) })} {holes > 0 && say('holes', { count: String(holes) })}
        </p>
        {credit && <p className="small muted">{credit}</p>}
        <ChangeProgress change={data.change} />
      </div>
      {outline === 'generalised' && <Notice title={say('generalised')} />}
      <BorderImport city={city} layer="boundary" />
    </>
  )
}
