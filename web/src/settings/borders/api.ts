import type {
  CheckBorders,
  CheckedBorders,
  Geography,
  StoreBorders,
  StoredBorders,
} from '@bezpechne/shared/geography'
import type { MapFile, MapFileAsked } from '@bezpechne/shared/map-files'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get, post, send } from '../../lib/api.ts'

/** As it is now; while old inquiries follow a change, it is asked for again and again. */
export function useGeography(city: string) {
  return useQuery({
    queryKey: ['geography', city],
    queryFn: ({ signal }) => get<Geography>(`/cities/${city}/desk/geography`, signal),
    refetchInterval: ({ state }) => (state.data?.change?.doneAt === null ? 2000 : false),
  })
}

export function readMapFile(city: string, file: File, asked: MapFileAsked): Promise<MapFile> {
  const { projection, order } = asked
  const query = new URLSearchParams({ ...(projection && { projection }), ...(order && { order }) })
  return send<MapFile>(`/cities/${city}/desk/map-files?${query}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

export function checkBorders(city: string, body: CheckBorders): Promise<CheckedBorders> {
  return post<CheckedBorders>(`/cities/${city}/desk/geography/check`, body)
}

/** Whatever shows the city draws it anew. */
export function useStoreBorders(city: string) {
  const act = useAct()
  const client = useQueryClient()
  return async function store(body: StoreBorders): Promise<StoredBorders> {
    const stored = await act<StoredBorders>(`/cities/${city}/desk/geography/store`, body)
    for (const key of ['geography', 'city', 'context', 'desk-beats'])
      await client.invalidateQueries({ queryKey: [key, city] })
    return stored
  }
}
