import { useEffect, useRef, useState } from 'react'

import { ApiError, newKey } from '../lib/api.ts'
import type { Holder } from '../lib/holder.ts'
import type { ProblemWord } from './draft.ts'
import { shrink, unreadableWord, uploadPhoto } from './photos.ts'
import { fetchOwnPhoto } from './receipt-photo.ts'
import type { RevisionPhoto } from './revision.ts'
import type { PhotoView } from './writer-state.ts'

interface Wanted {
  city: string
  holder: Holder
  photos: RevisionPhoto[]
  onChange: (change: (photos: RevisionPhoto[]) => RevisionPhoto[]) => void
}

type Show = (id: string, change: Partial<PhotoView>) => void

/** The photos of an inquiry that is being changed: its own fetched as its author, new ones sent as they are chosen. */
export function useOwnPhotos({ city, holder, photos, onChange }: Wanted) {
  const [views, show] = useViews(photos)
  const [problem, setProblem] = useState<ProblemWord>()
  const pictures = useRef(new Map<string, Blob>())
  useFetched(holder, photos, show)

  async function send(id: string, key: string): Promise<void> {
    const picture = pictures.current.get(id)
    if (!picture) return
    show(id, { stage: 'sending', share: 0 })
    try {
      const { signal } = new AbortController()
      const onProgress = (share: number) => show(id, { share })
      const uploaded = await uploadPhoto({ city, key, picture, onProgress, signal })
      show(id, { stage: 'done', share: 1 })
      onChange((all) => all.map((photo) => (photo.id === id ? { ...photo, uploaded } : photo)))
    } catch (error) {
      // What a lost link kept back can be tried again, as what the server will never take.
      show(id, { stage: 'refused' })
      if (!(error instanceof ApiError)) throw error
    }
  }

  async function addOne(picture: Blob): Promise<void> {
    const [id, key] = [newKey(), newKey()]
    pictures.current.set(id, picture)
    show(id, { url: URL.createObjectURL(picture) })
    onChange((all) => [...all, { id, key, uploaded: null }])
    await send(id, key)
  }

  async function add(files: File[], room: number): Promise<void> {
    const shrunk = await shrinkAll(files, room)
    for (const picture of shrunk.pictures) void addOne(picture)
    setProblem(shrunk.problem)
  }

  return {
    views,
    problem,
    add: (files: File[], room: number) => void add(files, room),
    remove: (id: string) => {
      setProblem(undefined)
      onChange((all) => all.filter((photo) => photo.id !== id))
    },
    retry: () => {
      for (const { id, key, uploaded } of photos) if (!uploaded) void send(id, key)
    },
  }
}

function useViews(photos: RevisionPhoto[]): [Record<string, PhotoView>, Show] {
  const [views, setViews] = useState(() => viewsOf(photos))
  const show: Show = (id, change) =>
    setViews((all) => ({
      ...all,
      [id]: { ...(all[id] ?? { url: '', stage: 'waiting', share: 0 }), ...change },
    }))
  return [views, show]
}

/** As many as there is room for, and why not all were taken. */
async function shrinkAll(files: File[], room: number) {
  const met = new Set<ProblemWord>()
  const taken: Blob[] = []
  for (const file of files) {
    // What cannot be read takes the place of no photo that can.
    const shrunk = taken.length < room ? await shrink(file) : undefined
    if (!shrunk) met.add('photosMany')
    else if ('picture' in shrunk) taken.push(shrunk.picture)
    else met.add(unreadableWord[shrunk.unreadable])
  }
  const [first, another] = met
  return { pictures: taken, problem: another ? ('photosSome' as const) : first }
}

/** What the server has, before its picture has come, or where this device no longer has it. */
function viewsOf(photos: RevisionPhoto[]): Record<string, PhotoView> {
  return Object.fromEntries(photos.map(({ id }) => [id, { url: '', stage: 'done', share: 1 }]))
}

/** Its own ones as the server has them, once while the form is open. */
function useFetched(holder: Holder, photos: RevisionPhoto[], show: Show): void {
  const [own] = useState(() => photos.filter(({ id, uploaded }) => id === uploaded))
  const [shown] = useState(() => ({ show }))
  useEffect(
    function fetchOwn() {
      let left = false
      const urls: string[] = []
      async function fetchOne(id: string): Promise<void> {
        const picture = await fetchOwnPhoto(holder, id)
        if (left || !picture) return
        const url = URL.createObjectURL(picture)
        urls.push(url)
        shown.show(id, { url, stage: 'done', share: 1 })
      }
      for (const { id } of own) void fetchOne(id)
      return function drop() {
        left = true
        for (const url of urls) URL.revokeObjectURL(url)
      }
    },
    [holder, own, shown],
  )
}
