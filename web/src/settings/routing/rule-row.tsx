import { textIn } from '@bezpechne/shared/languages'
import { useCallback, useState } from 'react'

import { useRuleWords } from '../../lib/routing.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import type { RoutingFacts } from './facts.ts'
import { RuleFields } from './rule-fields.tsx'
import type { EditedRule } from './use-rules.ts'
import { words } from './words.ts'

interface Props {
  rule: EditedRule
  /** From 1. */
  no: number
  last: boolean
  facts: RoutingFacts
  /** Why it does nothing, or why it was not saved. */
  faults: readonly string[]
  fresh: boolean
  onChange: (rule: EditedRule) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

export function RuleRow({ rule, no, last, facts, faults, fresh, onChange, onMove, onRemove }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const ruleWords = useRuleWords(facts.categories, facts.districts)
  const [open, setOpen] = useState(fresh)
  const organisation = facts.organisations.find(({ id }) => id === rule.organisationId)
  // Whoever adds a rule goes on in it: the button that added it is pushed down, often out of sight.
  const goTo = useCallback((row: HTMLElement | null) => row?.querySelector('select')?.focus(), [])
  return (
    <li ref={fresh ? goTo : undefined} className="set-rule" aria-label={say('rule', { no })}>
      <span className="set-no num" aria-hidden="true">
        {no}
      </span>
      <div className="stack t">
        <p>
          {ruleWords(rule)} <span aria-hidden="true">→</span>{' '}
          <b>{textIn(organisation?.name, language) ?? say('nobody')}</b>
        </p>
        {faults.map((fault) => (
          <p className="errt" key={fault}>
            <Icon name="warn" />
            <span>{fault}</span>
          </p>
        ))}
      </div>
      <RuleButtons
        no={no}
        last={last}
        open={open}
        onOpen={() => setOpen(!open)}
        onMove={onMove}
        onRemove={onRemove}
      />
      {open && <RuleFields rule={rule} facts={facts} onChange={onChange} />}
    </li>
  )
}

interface ButtonsProps extends Pick<Props, 'no' | 'last' | 'onMove' | 'onRemove'> {
  open: boolean
  onOpen: () => void
}

function RuleButtons({ no, last, open, onOpen, onMove, onRemove }: ButtonsProps) {
  const say = useWords(words)
  return (
    <div className="set-moves">
      <button
        type="button"
        className="iconbtn"
        aria-label={say('up', { no })}
        aria-disabled={no === 1}
        onClick={() => no > 1 && onMove(-1)}
      >
        <Icon name="down" className="up" />
      </button>
      <button
        type="button"
        className="iconbtn"
        aria-label={say('down', { no })}
        aria-disabled={last}
        onClick={() => !last && onMove(1)}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        className="iconbtn"
        aria-label={say(open ? 'ready' : 'change', { no })}
        aria-expanded={open}
        onClick={onOpen}
      >
        <Icon name="edit" />
      </button>
      <button type="button" className="iconbtn" aria-label={say('remove', { no })} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </div>
  )
}
