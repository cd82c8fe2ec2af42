import { type PhotoHead, readPhotoHead, mostPixels } from '@bezpechne/shared/photo-head'

export const mostPhotos = 5
const mostBytes = 8 * 1024 * 1024
const longestSide = 3000
/** Far more than a head can be. */
const headBytes = 256 * 1024

export type PhotoFault = 'too-large' | 'heic' | 'not-a-photo' | 'too-many-dots' | 'unreadable'
export interface Photo {
  bytes: ArrayBuffer
  type: PhotoHead['type']
  /** For the page itself. */
  url: string
}

/**
 * Drawn anew on this device: where and with what it was taken stays here. What is too large is refused unread.
 * @returns the fault, in a word
 */
export async function preparePhoto(file: File): Promise<Photo | PhotoFault> {
  if (file.size > mostBytes) return 'too-large'
  const head = readPhotoHead(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()))
  if (head === 'heic') return 'heic'
  if (!head) return 'not-a-photo'
  if (head.width * head.height > mostPixels) return 'too-many-dots'
  const drawn = await redraw(file).catch(() => undefined)
  if (!drawn) return 'unreadable'
  return { bytes: await drawn.arrayBuffer(), type: 'image/jpeg', url: URL.createObjectURL(drawn) }
}

async function redraw(file: File): Promise<Blob | undefined> {
  // NOTE: from-image turns the picture by its EXIF, which the new file does not have any more.
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const brush = canvas.getContext('2d')
  if (!brush) return undefined
  // A drawing with holes in it would turn black as a JPEG.
  brush.fillStyle = '#fff'
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.85))
}
