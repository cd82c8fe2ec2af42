import type { Checked, CheckFiles } from '@bezpechne/shared/beat-import'
import type { DeskBeats, OutlineChecked } from '@bezpechne/shared/beat-settings'
import type { BeatDetail, BeatOutlines, Outline } from '@bezpechne/shared/beats'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { get, post } from '../../lib/api.ts'
import { ownMovesOf, useActInTurn } from '../../lib/turns.ts'
import { andRead } from '../act-and-read.ts'

export function useDeskBeats(city: string) {
  return useQuery({
    queryKey: ['desk-beats', city],
    queryFn: ({ signal }) => get<DeskBeats>(`/cities/${city}/desk/beats`, signal),
  })
}

export function useBeat(city: string, id: string) {
  return useQuery({
    queryKey: ['desk-beats', city, id],
    queryFn: ({ signal }) => get<BeatDetail>(`/cities/${city}/beats/${id}`, signal),
  })
}

export function useOutlines(city: string) {
  return useQuery({
    queryKey: ['desk-beats', city, 'outlines'],
    queryFn: ({ signal }) => get<BeatOutlines>(`/cities/${city}/beats.geojson`, signal),
  })
}

type Noun = 'beats' | 'stations' | 'officers'

/** What has a version: one beat, one station, one officer. */
const thingOf = (city: string, noun: string, id = '') => `/cities/${city}/desk/${noun}/${id}`

export const ownMovesOfBeats = (city: string, noun: Noun, id: string | undefined) =>
  ownMovesOf(thingOf(city, noun, id))

/** One change; also after a refusal everything is read anew: somebody else may have been faster. */
export function useChangeBeats(city: string) {
  const act = useActInTurn()
  const client = useQueryClient()
  return async function change<Answer extends object>(path: string, body: object): Promise<Answer> {
    const [noun = '', id] = path.split('/')
    const done = act<Answer>(thingOf(city, noun, id), `/cities/${city}/desk/${path}`, body)
    return andRead(client, done, [['desk-beats', city]])
  }
}

export function checkFiles(city: string, files: CheckFiles): Promise<Checked> {
  return post<Checked>(`/cities/${city}/desk/beats/check`, files)
}

export function checkOutline(city: string, beat: string, outline: Outline): Promise<OutlineChecked> {
  return post<OutlineChecked>(`/cities/${city}/desk/beats/${beat}/outline/check`, { outline })
}
