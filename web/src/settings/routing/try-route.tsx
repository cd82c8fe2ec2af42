import { textIn } from '@bezpechne/shared/languages'
import { type RoutedCase, routeOf } from '@bezpechne/shared/route-of'
import { useState } from 'react'

import { useRuleWords } from '../../lib/routing.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { type RoutingFacts, serves } from './facts.ts'
import type { EditedRule } from './use-rules.ts'
import { words } from './words.ts'

interface Props {
  rules: readonly EditedRule[]
  facts: RoutingFacts
}

/** Where an inquiry of a topic and a district would go by the rules as they stand on the screen, and why. */
export function TryRoute({ rules, facts }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [category, setCategory] = useState(facts.categories[0]?.code ?? '')
  const [districtId, setDistrictId] = useState<string | null>(facts.districts[0]?.id ?? null)
  return (
    <section className="card stack set-card" aria-labelledby="try-route">
      <h2 id="try-route" className="h3">
        {say('try')}
      </h2>
      <p className="small muted">{say('tryText')}</p>
      <div className="set-two">
        <SelectField
          label={say('topic')}
          value={category}
          options={facts.categories.map(({ code, name }) => ({ value: code, name: textIn(name, language) }))}
          onChange={setCategory}
        />
        {facts.districts.length > 0 && (
          <SelectField
            label={say('district')}
            value={districtId ?? ''}
            none={say('noDistrict')}
            options={facts.districts.map(({ id, name }) => ({ value: id, name: textIn(name, language) }))}
            onChange={(id) => setDistrictId(id || null)}
          />
        )}
      </div>
      <Outcome rules={rules} facts={facts} about={{ category, districtId }} />
    </section>
  )
}

function Outcome({ rules, facts, about }: Props & { about: RoutedCase }) {
  const say = useWords(words)
  const language = useLanguage()
  const ruleWords = useRuleWords(facts.categories, facts.districts)
  const place = routeOf(rules, about, (id) => serves(facts, id)) ?? -1
  const rule = rules[place]
  const organisation = facts.organisations.find(({ id }) => id === rule?.organisationId)
  return (
    <output className="stack t">
      <b>{rule ? say('goes', { name: textIn(organisation?.name, language) ?? '' }) : say('goesNowhere')}</b>
      {rule && (
        <span className="small muted">{say('because', { no: place + 1, what: ruleWords(rule) })}</span>
      )}
    </output>
  )
}
