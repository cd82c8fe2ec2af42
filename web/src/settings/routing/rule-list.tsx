import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import type { RoutingFacts } from './facts.ts'
import { useRuleFaults } from './rule-faults.ts'
import { RuleRow } from './rule-row.tsx'
import type { EditedRule } from './use-rules.ts'
import { words } from './words.ts'

interface Props {
  rules: EditedRule[]
  facts: RoutingFacts
  error: unknown
  /** The one that was added last is open for its choices. */
  fresh: string | undefined
  onChange: (rules: EditedRule[]) => void
}

export function RuleList({ rules, facts, error, fresh, onChange }: Props) {
  const say = useWords(words)
  const faultsOf = useRuleFaults(rules, facts, error)
  const [told, setTold] = useState('')

  function move(place: number, by: -1 | 1): void {
    onChange(swapped(rules, place, place + by))
    setTold(say('moved', { no: place + by + 1 }))
  }

  return (
    <>
      <ol className="set-rules" aria-label={say('rules')}>
        {rules.map((rule, place) => (
          <RuleRow
            key={rule.key}
            rule={rule}
            no={place + 1}
            last={place === rules.length - 1}
            facts={facts}
            faults={faultsOf(place)}
            fresh={rule.key === fresh}
            onChange={(next) => onChange(rules.with(place, next))}
            onMove={(by) => move(place, by)}
            onRemove={() => onChange(rules.toSpliced(place, 1))}
          />
        ))}
      </ol>
      <output className="vh">{told}</output>
    </>
  )
}

function swapped(rules: EditedRule[], one: number, other: number): EditedRule[] {
  const [first, second] = [rules[one], rules[other]]
  return first && second ? rules.with(one, second).with(other, first) : rules
}
