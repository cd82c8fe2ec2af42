import { textIn } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { type RoutingFacts, serves } from './facts.ts'
import type { EditedRule } from './use-rules.ts'
import { words } from './words.ts'

interface Props {
  rule: EditedRule
  facts: RoutingFacts
  onChange: (rule: EditedRule) => void
}

export function RuleFields({ rule, facts, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const takers = facts.organisations.filter(({ id }) => serves(facts, id) || id === rule.organisationId)
  return (
    <div className="set-three">
      <SelectField
        label={say('topic')}
        value={rule.category ?? ''}
        none={say('anyTopic')}
        options={facts.categories.map(({ code, name }) => ({ value: code, name: textIn(name, language) }))}
        onChange={(category) => onChange({ ...rule, category: category || null })}
      />
      <SelectField
        label={say('district')}
        value={rule.districtId ?? ''}
        none={say('anyDistrict')}
        options={facts.districts.map(({ id, name }) => ({ value: id, name: textIn(name, language) }))}
        onChange={(districtId) => onChange({ ...rule, districtId: districtId || null })}
      />
      <SelectField
        label={say('organisation')}
        value={rule.organisationId}
        options={takers.map(({ id, name }) => ({ value: id, name: textIn(name, language) }))}
        onChange={(organisationId) => onChange({ ...rule, organisationId })}
      />
    </div>
  )
}
