import type {
  PlaceAnswers,
  PlaceImportList,
  PlaceImportStatus,
  PlacePoints,
  PlaceRows,
  PlaceVerdict,
} from '@bezpechne/shared/place-imports'
import { useQuery } from '@tanstack/react-query'

import { get } from '../../lib/api.ts'
import { useActAndRead } from '../act-and-read.ts'
import { usePieces } from '../data/pieces.ts'

const at = (city: string, ...rest: string[]) => [`/cities/${city}/desk/place-imports`, ...rest].join('/')
const keyOf = (city: string, ...rest: (string | null)[]) => ['place-imports', city, ...rest]

/** The gazetteer as it is, and the files that came in. */
export function useStreets(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) => get<PlaceImportList>(at(city), signal),
  })
}

/** Asked again and again while somebody on the server works on it. */
export function useFile(city: string, id: string) {
  return useQuery({
    queryKey: keyOf(city, id),
    queryFn: ({ signal }) => get<PlaceImportStatus>(at(city, id), signal),
    refetchInterval: ({ state: { data } }) =>
      data && ['reading', 'checking', 'importing'].includes(data.state) ? 1000 : false,
  })
}

interface Compared {
  id: string
  /** Of one comparison: the next one has others. */
  answers: PlaceAnswers | null
}

export function useRows(city: string, { id, answers }: Compared, verdict: PlaceVerdict, isWanted: boolean) {
  return useQuery({
    queryKey: keyOf(city, id, 'rows', verdict, JSON.stringify(answers)),
    queryFn: ({ signal }) => get<PlaceRows>(`${at(city, id, 'rows')}?verdict=${verdict}`, signal),
    enabled: isWanted,
  })
}

export function usePoints(city: string, { id, answers }: Compared) {
  return useQuery({
    queryKey: keyOf(city, id, 'points', JSON.stringify(answers)),
    queryFn: ({ signal }) => get<PlacePoints>(at(city, id, 'points'), signal),
  })
}

export function useUpload(city: string) {
  return usePieces(at(city), ['place-imports', city])
}

export function reportOf(city: string, id: string): string {
  return `/api/v1${at(city, id, 'report.csv')}`
}

export function useSteps(city: string, id: string) {
  const act = useActAndRead(keyOf(city))
  async function step(name: string, body: object): Promise<void> {
    await act<PlaceImportStatus>(at(city, id, name), body)
  }
  return {
    answer: (answers: PlaceAnswers) => step('answers', answers),
    start: (seen: string) => step('start', { seen }),
    cancel: () => step('cancel', {}),
  }
}
