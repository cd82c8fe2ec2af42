import { photoBytes } from '@bezpechne/shared/upload-sizes'

import { ApiError } from '../lib/api.ts'
import type { ProblemWord } from './draft.ts'
import { withoutNotes } from './photo-notes.ts'

/** Sides and qualities, the best first: the first that fits is taken. Text on a plate is still read at 1,024. */
const sizes = [
  [2048, 0.8],
  [1600, 0.75],
  [1600, 0.6],
  [1280, 0.65],
  [1280, 0.5],
  [1024, 0.6],
  [1024, 0.45],
  [800, 0.5],
  [640, 0.45],
  [480, 0.35],
  [320, 0.3],
] as const

/** What cannot be read here: Apple's own format, or no picture at all. */
export type Unreadable = 'heic' | 'unreadable'

export const unreadableWord: Record<Unreadable, ProblemWord> = {
  heic: 'photosHeic',
  unreadable: 'photosUnreadable',
}

/** A JPEG of at most 150 kB, without what the phone wrote into the file, so that it leaves a poor link. */
export async function shrink(file: Blob): Promise<{ picture: Blob } | { unreadable: Unreadable }> {
  try {
    // NOTE: from-image turns the picture by its EXIF, which the new file does not have any more.
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const smaller = await firstThatFits(picture)
    picture.close()
    if (smaller) return { picture: smaller }
  } catch {
    // Said below.
  }
  return { unreadable: (await isHeic(file)) ? 'heic' : 'unreadable' }
}

/**
 * The same, or, where this browser cannot read it, the JPEG without what the camera wrote into it. Whatever else it is
 * would leave with the place where it was taken: an empty file goes instead, and the server says that it cannot be read.
 */
export async function shrinkIfPossible(file: Blob): Promise<Blob> {
  const shrunk = await shrink(file)
  if ('picture' in shrunk) return shrunk.picture
  return (await withoutNotes(file)) ?? new Blob([], { type: 'image/jpeg' })
}

async function firstThatFits(picture: ImageBitmap): Promise<Blob | undefined> {
  for (const [longest, quality] of sizes) {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    const context = canvas.getContext('2d')
    if (!context) return undefined
    // What is transparent would be black in a JPEG.
    context.fillStyle = 'white'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (made && made.size <= photoBytes) return made
  }
  return undefined
}

async function isHeic(file: Blob): Promise<boolean> {
  const head = new TextDecoder('latin1').decode(await file.slice(4, 12).arrayBuffer())
  return /^ftyp(hei|hev|mif1|msf1)/.test(head)
}

interface Upload {
  city: string
  /** The Idempotency-Key: a repeated upload is the same picture. */
  key: string
  picture: Blob
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** Sends one picture; resolves to the server's id. XMLHttpRequest, as fetch does not tell how much has gone. */
export function uploadPhoto({ city, key, picture, onProgress, signal }: Upload): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/cities/${city}/photos`)
    request.setRequestHeader('content-type', picture.type.startsWith('image/') ? picture.type : 'image/jpeg')
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('x-app', '1')
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.responseType = 'json'
    request.timeout = 120_000
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 0))
    request.addEventListener('load', () => {
      if (request.status < 300 && typeof request.response?.id === 'string')
        return resolve(request.response.id)
      return reject(
        new ApiError(request.response?.code ?? 'internal', request.status, request.response ?? {}),
      )
    })
    for (const lost of ['error', 'timeout', 'abort']) {
      request.addEventListener(lost, () => reject(new ApiError('offline', 0)))
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(picture)
  })
}
