import { useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { useFreezes } from './api.ts'
import { FreezeForm } from './freeze-form.tsx'
import { FreezeList } from './freeze-list.tsx'
import { words } from './words.ts'

import './freezes.css'

/** Areas out of everything public: those that stand, and a new one. */
export function FreezesSection({ city }: SectionProps) {
  const say = useWords(words)
  const { data, error, refetch } = useFreezes(city)
  return (
    <>
      <div className="stack t muted">
        <p>{say('how')}</p>
        <p>{say('howDesk')}</p>
      </div>
      <section className="stack" aria-labelledby="freezes-now">
        <h2 id="freezes-now" className="h3">
          {say('now')}
        </h2>
        {data && <FreezeList city={city} freezes={data} />}
        {!data && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={2} />)}
      </section>
      <FreezeForm city={city} />
    </>
  )
}
