import { useState } from 'react'

/** What is chosen of the queue, whatever comes and goes meanwhile. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // NOTE: what a colleague has decided has left the list, and so the wave.
  const here = ids.filter((id) => chosen.has(id))
  return {
    ids: here,
    has: (id: string) => chosen.has(id),
    toggle(id: string): void {
      setChosen(new Set(chosen.has(id) ? here.filter((one) => one !== id) : [...here, id]))
    },
    all: ids.length > 0 && here.length === ids.length,
    toggleAll: () => setChosen(new Set(here.length === ids.length ? [] : ids)),
    clear: () => setChosen(new Set()),
  }
}

export type Selection = ReturnType<typeof useSelection>
