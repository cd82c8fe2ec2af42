import { textIn } from '@bezpechne/shared/languages'
import type { RoutingRule } from '@bezpechne/shared/routing'

import { useRuleWords } from '../../lib/routing.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import type { RoutingFacts } from './facts.ts'
import { words } from './words.ts'

interface Props {
  saved: readonly RoutingRule[]
  facts: RoutingFacts
  onTake: () => void
}

/** What somebody else has saved while one was editing. */
export function SavedMeanwhile({ saved, facts, onTake }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const ruleWords = useRuleWords(facts.categories, facts.districts)
  const nameOf = (id: string) =>
    textIn(facts.organisations.find((one) => one.id === id)?.name, language) ?? ''
  return (
    <Notice tone="warn" title={say('stale')} alert>
      <p>{say('staleText')}</p>
      {saved.length > 0 ? (
        <ol className="set-theirs">
          {saved.map((rule, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a list that is only read
            <li key={place}>
              {ruleWords(rule)} → <b>{nameOf(rule.organisationId)}</b>
            </li>
          ))}
        </ol>
      ) : (
        <p>{say('emptyList')}</p>
      )}
      <p>
        <button type="button" className="btn s" onClick={onTake}>
          {say('takeTheirs')}
        </button>
      </p>
    </Notice>
  )
}
