import { importPieceBytes } from '@bezpechne/shared/import-columns'
import type {
  ImportColumns,
  ImportList,
  ImportMapping,
  ImportPoints,
  ImportRows,
  ImportState,
  ImportStatus,
} from '@bezpechne/shared/imports'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get, send } from '../../lib/api.ts'

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
  const act = useAct()
  const client = useQueryClient()
  return async function step(name: Step, body: ImportMapping | { seen: string } | Record<string, never>) {
    try {
      await act<ImportStatus>(at(city, id, name), body)
    } finally {
      await client.invalidateQueries({ queryKey: ['imports', city] })
    }
  }
}

/** The file in pieces: one that did not arrive is sent again, three times. */
export function useUpload(city: string) {
  const act = useAct()
  const client = useQueryClient()
  return async function upload(file: File, tell: (share: number) => void): Promise<string> {
    const { id } = await act<ImportStatus>(at(city), { name: file.name, size: file.size })
    const pieces = Math.ceil(file.size / importPieceBytes)
    for (let no = 0; no < pieces; no += 1) {
      const piece = file.slice(no * importPieceBytes, (no + 1) * importPieceBytes)
      await patiently(() => sendPiece(at(city, id, 'pieces', `${no}`), piece))
      tell((no + 1) / pieces)
    }
    await client.invalidateQueries({ queryKey: ['imports', city] })
    return id
  }
}

function sendPiece(path: string, body: Blob): Promise<ImportStatus> {
  const headers = { 'content-type': 'application/octet-stream' }
  return send<ImportStatus>(path, { method: 'PUT', body, headers })
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === 3) throw error
      await new Promise((resolve) => void setTimeout(resolve, 1000 * tries))
    }
  }
}
