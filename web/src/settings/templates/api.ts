import type { AnswerTemplates, NewTemplate } from '@bezpechne/shared/answer-templates'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get } from '../../lib/api.ts'

/** The shelf one writes on: the whole city's, or the own organisation's. */
export function useShelf(base: string) {
  const client = useQueryClient()
  const act = useAct()
  const queryKey = ['templates', 'shelf', base]
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => get<AnswerTemplates>(base, signal),
  })
  async function write(path: string, body: object): Promise<void> {
    try {
      await act(`${base}${path}`, body)
    } finally {
      void client.invalidateQueries({ queryKey: ['templates'] })
    }
  }
  return {
    ...list,
    add: (given: NewTemplate) => write('', given),
    edit: (id: string, given: NewTemplate & { version: number }) => write(`/${id}/edit`, given),
    remove: (id: string, version: number) => write(`/${id}/remove`, { version }),
  }
}

export type Shelf = ReturnType<typeof useShelf>
