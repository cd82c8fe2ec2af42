import type {
  AnswerTemplate,
  AnswerTemplates,
  NewTemplate,
  SetStandard,
  StandardTemplate,
} from '@bezpechne/shared/answer-templates'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { get } from '../../lib/api.ts'
import { ownMovesOf, useActInTurn } from '../../lib/turns.ts'
import { useLanguage } from '../../lib/words.ts'
import { andRead } from '../act-and-read.ts'

/** The shelf one writes on: the whole city's, with what the product brings, or the own organisation's. */
export function useShelf(city: string, forAll: boolean) {
  const base = `/cities/${city}/${forAll ? 'desk/templates' : 'templates'}`
  const client = useQueryClient()
  const act = useActInTurn()
  const queryKey = ['templates', 'shelf', base, useLanguage()]
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => get<AnswerTemplates>(base, signal),
  })
  const oneOf = (id: string) => `${base}/${id}`
  const standardOf = (code: string) => `/cities/${city}/desk/product-templates/${code}`
  async function write(thing: string, body: object, part = ''): Promise<void> {
    await andRead(client, act(thing, `${thing}${part}`, body), [['templates']])
  }
  return {
    ...list,
    add: (given: NewTemplate) => write(base, given),
    edit: (id: string, given: NewTemplate & { version: number }) => write(oneOf(id), given, '/edit'),
    remove: (id: string, version: number) => write(oneOf(id), { version }, '/remove'),
    setStandard: (code: string, wanted: SetStandard) => write(standardOf(code), wanted),
    /** Whether nobody else has changed it since it was read. */
    isOwn: (template: AnswerTemplate | StandardTemplate, since: number) =>
      ownMovesOf('code' in template ? standardOf(template.code) : oneOf(template.id))(
        since,
        template.version,
      ),
  }
}

export type Shelf = ReturnType<typeof useShelf>
