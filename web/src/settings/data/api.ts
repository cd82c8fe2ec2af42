import type {
  ImportColumns,
  ImportList,
  ImportMapping,
  ImportPoints,
  ImportRows,
  ImportState,
  ImportStatus,
} from '@bezpechne/shared/imports'
import { useQuery } from '@tanstack/react-query'

import { get } from '../../lib/api.ts'
import { useActAndRead } from '../act-and-read.ts'
import { usePieces } from './pieces.ts'

const at = (city: string, ...rest: string[]) => [`/cities/${city}/desk/imports`, ...rest].join('/')

const busy: readonly ImportState[] = ['reading', 'checking', 'importing']
const isBusy = ({ state }: ImportStatus): boolean => busy.includes(state)

export function useImports(city: string) {
  return useQuery({
    queryKey: ['imports', city],
    queryFn: ({ signal }) => get<ImportList>(at(city), signal),
  })
}

/** Asked again and again while somebody on the server works on it. */
export function useImport(city: string, id: string) {
  return useQuery({
    queryKey: ['imports', city, id],
    queryFn: ({ signal }) => get<ImportStatus>(at(city, id), signal),
    refetchInterval: ({ state: { data } }) => (data && isBusy(data) ? 1500 : false),
  })
}

export function useColumns(city: string, id: string) {
  return useQuery({
    queryKey: ['imports', city, id, 'columns'],
    queryFn: ({ signal }) => get<ImportColumns>(at(city, id, 'columns'), signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Of one check: the next one has others. */
export function useRows(city: string, id: string, seen: string | null) {
  return useQuery({
    queryKey: ['imports', city, id, 'rows', seen],
    queryFn: ({ signal }) => get<ImportRows>(at(city, id, 'rows'), signal),
  })
}

export function usePoints(city: string, id: string, seen: string | null) {
  return useQuery({
    queryKey: ['imports', city, id, 'points', seen],
    queryFn: ({ signal }) => get<ImportPoints>(at(city, id, 'points'), signal),
  })
}

type Step = 'mapping' | 'start' | 'agree' | 'cancel'

export function useStep(city: string, id: string) {
  const act = useActAndRead(['imports', city])
  return async function step(name: Step, body: ImportMapping | { seen: string } | Record<string, never>) {
    await act<ImportStatus>(at(city, id, name), body)
  }
}

export function useUpload(city: string) {
  return usePieces(at(city), ['imports', city])
}
