import { textIn } from '@bezpechne/shared/languages'
import { Link, useParams } from '@tanstack/react-router'

import { ApiError } from '../lib/api.ts'
import { useCity } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BeatView, officerWords, useBeat } from '../officers/index.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'

export function BeatPage() {
  const say = useWords(officerWords)
  const { city: id } = useParams({ from: '/$city/beats/$beat' })
  return (
    <main id="main" className="page">
      <Link className="backlink" to="/$city/officer" params={{ city: id }}>
        <Icon name="left" />
        {say('title')}
      </Link>
      <Beat />
    </main>
  )
}

function Beat() {
  const say = useWords(officerWords)
  const language = useLanguage()
  const { city: id, beat: beatId } = useParams({ from: '/$city/beats/$beat' })
  const { data: city } = useCity(id)
  const { data: beat, error, refetch } = useBeat(id, beatId)
  useTitle(textIn(beat?.beat.name, language))
  if (error instanceof ApiError && [400, 404].includes(error.status)) {
    return (
      <EmptyState
        page
        title={say('noSuchBeat')}
        actions={
          <Link className="btn pri" to="/$city/officer" params={{ city: id }}>
            {say('toFinder')}
          </Link>
        }
      >
        <p>{say('noSuchBeatText')}</p>
      </EmptyState>
    )
  }
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return city && beat ? <BeatView key={beatId} city={city} beat={beat} /> : <Skeleton rows={3} />
}
