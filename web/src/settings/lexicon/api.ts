import type { LexiconKind } from '@bezpechne/shared/guard/kinds'
import type { CityLexicon, GuardAnswer } from '@bezpechne/shared/lexicon'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get, post } from '../../lib/api.ts'

const base = (city: string) => `/cities/${city}/desk/lexicon`
const keyOf = (city: string) => ['lexicon', city]

export function useLexicon(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) => get<CityLexicon>(base(city), signal),
  })
}

export interface TermOf {
  kind: LexiconKind
  term: string
}

/** Each change answers with the whole list, as colleagues have left it. */
export function useChangeLexicon(city: string) {
  const client = useQueryClient()
  const act = useAct()
  async function change(step: 'add' | 'remove' | 'switch', body: object): Promise<void> {
    try {
      client.setQueryData(keyOf(city), await act<CityLexicon>(`${base(city)}/${step}`, body))
    } catch (error) {
      void client.invalidateQueries({ queryKey: keyOf(city) })
      throw error
    }
  }
  return {
    add: (term: TermOf) => change('add', term),
    remove: ({ kind, term }: TermOf) => change('remove', { kind, term }),
    use: ({ kind, term }: TermOf, used: boolean) => change('switch', { kind, term, used }),
  }
}

export function trySentence(city: string, text: string): Promise<GuardAnswer> {
  return post<GuardAnswer>(`${base(city)}/try`, { text })
}
