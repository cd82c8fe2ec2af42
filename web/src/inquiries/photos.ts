import { ApiError } from '../lib/api.ts'

const longest = 2048

/** At most 2048 px and JPEG, so that it leaves a poor link; the original when this browser cannot read it. */
export async function shrink(file: Blob): Promise<Blob> {
  try {
    // NOTE: from-image turns the picture by its EXIF, which the new file does not have any more.
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
    return smaller ?? file
  } catch {
    return file
  }
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
