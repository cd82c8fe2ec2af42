import type { Routing, RoutingRule } from '@bezpechne/shared/routing'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useAct } from '../../lib/act.ts'
import { get, newKey } from '../../lib/api.ts'
import { isStale } from '../../lib/overtaken.ts'
import { routingKey } from '../../lib/routing.ts'

/** A rule with a name of its own, so that the focus follows it up and down. */
export interface EditedRule extends RoutingRule {
  key: string
}

/** The list as it is edited: nothing of it counts before the whole is saved. */
export function useRules(city: string, start: Routing) {
  const act = useAct()
  const client = useQueryClient()
  const [read, setRead] = useState(start)
  const [rules, setRules] = useState(() => start.rules.map(withKey))
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const path = `/cities/${city}/desk/routing`

  function change(next: EditedRule[]): void {
    setRules(next)
    setError(undefined)
  }

  function take(routing: Routing): void {
    setRead(routing)
    client.setQueryData(routingKey(city), routing)
  }

  /** @returns whether it is saved */
  async function save(): Promise<boolean> {
    if (busy) return false
    setBusy(true)
    setError(undefined)
    try {
      take(await act<Routing>(path, { version: read.version, rules: rules.map(withoutKey) }))
      return true
    } catch (refusal) {
      // Who was slower sees what is there now; the next attempt replaces that, knowingly.
      if (isStale(refusal)) await get<Routing>(path).then(take, setError)
      setError(refusal)
      return false
    } finally {
      setBusy(false)
    }
  }

  return {
    read,
    rules,
    error,
    busy,
    changed: JSON.stringify(rules.map(withoutKey)) !== JSON.stringify(read.rules),
    change,
    save,
    reset: () => change(read.rules.map(withKey)),
  }
}

export function withKey(rule: RoutingRule): EditedRule {
  return { ...rule, key: newKey() }
}

function withoutKey({ category, districtId, organisationId }: EditedRule): RoutingRule {
  return { category, districtId, organisationId }
}
