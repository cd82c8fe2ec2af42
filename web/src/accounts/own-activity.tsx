import { textIn } from '@bezpechne/shared/languages'
import type { OwnActivity as Own } from '@bezpechne/shared/staff-activity'
import { useQuery } from '@tanstack/react-query'

import { get } from '../lib/api.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Activity } from '../ui/activity.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { words } from './words.ts'

/** What an administrator sees of oneself, city by city: nobody is watched without being able to look. */
export function OwnActivity() {
  const say = useWords(words)
  const language = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['own-activity'],
    queryFn: ({ signal }) => get<Own>('/me/activity', signal),
  })
  if (data?.cities.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="own-activity">
      <h2 id="own-activity">{say('activity')}</h2>
      <p className="muted">{say('activityText')}</p>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.cities.map(({ city, name, activity }) => (
        <section className="stack t" key={city} aria-label={textIn(name, language)}>
          {data.cities.length > 1 && <h3 className="h3">{textIn(name, language)}</h3>}
          <Activity activity={activity} />
        </section>
      ))}
    </section>
  )
}
