import { maxRules } from '@bezpechne/shared/route-of'
import type { Routing } from '@bezpechne/shared/routing'
import { useState } from 'react'

import { isStale } from '../../lib/overtaken.ts'
import { useCategories, useCity, useOrganisations } from '../../lib/reference.ts'
import { useRouting } from '../../lib/routing.ts'
import { useWords } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { type RoutingFacts, serves } from './facts.ts'
import { RuleList } from './rule-list.tsx'
import { SavedMeanwhile } from './saved-meanwhile.tsx'
import { TryRoute } from './try-route.tsx'
import { useRules, withKey } from './use-rules.ts'
import { words } from './words.ts'

/** Which organisation gets which inquiry. */
export function RoutingSection({ city }: SectionProps) {
  const routing = useRouting(city)
  const { data: detail } = useCity(city)
  const { data: categories } = useCategories(city)
  const { data: organisations } = useOrganisations(city)
  if (!routing.data || !detail || !categories || !organisations) {
    const retry = () => void routing.refetch()
    return routing.error ? <Trouble error={routing.error} onRetry={retry} /> : <Skeleton />
  }
  const facts = {
    categories: categories.filter(({ no }) => no !== null),
    districts: detail.districts,
    organisations,
  }
  return <Editor city={city} start={routing.data} facts={facts} />
}

function Editor({ city, start, facts }: { city: string; start: Routing; facts: RoutingFacts }) {
  const say = useWords(words)
  const list = useRules(city, start)
  const { rules, error, changed } = list
  const [fresh, setFresh] = useState<string>()
  const taker = facts.organisations.find(({ id }) => serves(facts, id))

  function add(organisationId: string): void {
    const rule = withKey({ category: null, districtId: null, organisationId })
    setFresh(rule.key)
    list.change([...rules, rule])
  }

  return (
    <>
      <p className="muted">{say('how')}</p>
      {rules.length > 0 ? (
        <RuleList rules={rules} facts={facts} error={error} fresh={fresh} onChange={list.change} />
      ) : (
        <EmptyState title={say('none')}>
          <p>{say('noneText')}</p>
        </EmptyState>
      )}
      {!taker && <Notice title={say('noOrganisations')} />}
      {rules.length >= maxRules && <Notice title={say('tooMany', { max: maxRules })} />}
      {isStale(error) ? (
        <SavedMeanwhile saved={list.read.rules} facts={facts} onTake={list.reset} />
      ) : (
        error !== undefined && <SaveTrouble error={error} />
      )}
      <div className="row">
        {taker && rules.length < maxRules && (
          <button type="button" className="btn" onClick={() => add(taker.id)}>
            <Icon name="plus" />
            {say('add')}
          </button>
        )}
        <SaveButtons list={list} changed={changed} />
      </div>
      {facts.categories.length > 0 && <TryRoute rules={rules} facts={facts} />}
    </>
  )
}

function SaveButtons({ list, changed }: { list: ReturnType<typeof useRules>; changed: boolean }) {
  const say = useWords(words)
  if (!changed) return null
  return (
    <>
      <button
        type="button"
        className="btn pri"
        aria-disabled={list.busy}
        onClick={() => void list.save().then((done) => done && toast(say('saved')))}
      >
        {say('save')}
      </button>
      <button type="button" className="btn quiet" onClick={list.reset}>
        {say('undo')}
      </button>
      <span className="tag warn">{say('unsaved')}</span>
    </>
  )
}
