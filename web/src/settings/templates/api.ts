import type { AnswerTemplates, NewTemplate, SetStandard } from '@bezpechne/shared/answer-templates'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get } from '../../lib/api.ts'
import { useLanguage } from '../../lib/words.ts'

/** The shelf one writes on: the whole city's, with what the product brings, or the own organisation's. */
export function useShelf(city: string, forAll: boolean) {
  const base = `/cities/${city}/${forAll ? 'desk/templates' : 'templates'}`
  const client = useQueryClient()
  const act = useAct()
  const queryKey = ['templates', 'shelf', base, useLanguage()]
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => get<AnswerTemplates>(base, signal),
  })
  async function write(path: string, body: object): Promise<void> {
    try {
      await act(path, body)
    } finally {
      await client.invalidateQueries({ queryKey: ['templates'] })
    }
  }
  return {
    ...list,
    add: (given: NewTemplate) => write(base, given),
    edit: (id: string, given: NewTemplate & { version: number }) => write(`${base}/${id}/edit`, given),
    remove: (id: string, version: number) => write(`${base}/${id}/remove`, { version }),
    setStandard: (code: string, wanted: SetStandard) =>
      write(`/cities/${city}/desk/product-templates/${code}`, wanted),
  }
}

export type Shelf = ReturnType<typeof useShelf>
