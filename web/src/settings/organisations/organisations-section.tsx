import { useOrganisations } from '../../lib/reference.ts'
import { useLanguage } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'

/** Who answers in this city. */
export function OrganisationsSection({ city }: SectionProps) {
  const language = useLanguage()
  const { data, error, refetch } = useOrganisations(city)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />
  return (
    <ul className="stack">
      {data.map(({ id, name }) => (
        <li key={id} className="card">
          {name[language]}
        </li>
      ))}
    </ul>
  )
}
