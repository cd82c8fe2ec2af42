import { textIn } from '@bezpechne/shared/languages'
import type { Organisation } from '@bezpechne/shared/moderation'

import { useLanguage, useWords } from '../lib/words.ts'
import { SelectField } from '../ui/select-field.tsx'
import type { PublicDraft } from './public-draft.ts'
import { routeWords } from './route-words.ts'
import { useBecause } from './use-because.ts'
import { type Route, answererOf } from './use-route.ts'
import { words } from './words.ts'

interface Props {
  draft: PublicDraft
  route: Route | undefined
  organisations: readonly Organisation[]
  onChange: (change: Partial<PublicDraft>) => void
}

/** Who will answer: chosen by the city's rules until the moderator chooses, and why. */
export function AnswererField({ draft, route, organisations, onChange }: Props) {
  const say = useWords(words)
  const saying = useWords(routeWords)
  const language = useLanguage()
  const chosen = answererOf(draft, route)
  const because = useBecause(route, chosen)
  const nameOf = (wanted: string | null) =>
    textIn(organisations.find(({ id }) => id === wanted)?.name, language) ?? ''

  function why(): string | undefined {
    if (!route) return undefined
    if (route.no === 0) return saying('noRule')
    return because ?? saying('notByRule', { no: route.no, name: nameOf(route.organisationId) })
  }

  return (
    <SelectField
      label={say('organisation')}
      hint={why()}
      value={chosen ?? ''}
      none={say('noOrganisation')}
      options={organisations
        .filter(({ id, active }) => active || id === chosen)
        .map(({ id, name }) => ({ value: id, name: textIn(name, language) }))}
      onChange={(id) => onChange({ organisationId: id || null })}
    />
  )
}
