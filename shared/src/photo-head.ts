/** What the first bytes of a file say it is: names and declared types are only somebody's word. */
export interface PhotoHead {
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  width: number
  height: number
}

/** More dots than that are a trap for the memory of whoever opens it. */
export const mostPixels = 40_000_000

/** @returns 'heic' for the format of Apple's phones, which browsers cannot show; undefined for everything else */
export function readPhotoHead(bytes: Uint8Array): PhotoHead | 'heic' | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return pngHead(view) ?? webpHead(view) ?? jpegHead(view) ?? (isHeic(bytes) ? 'heic' : undefined)
  } catch (error) {
    // NOTE: cut off in the middle of its head: not a photo.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Whether it may be decoded: a photo of ours, and not too many dots of it. */
export function isSafePhoto(bytes: Uint8Array): boolean {
  const head = readPhotoHead(bytes)
  return head !== undefined && head !== 'heic' && head.width > 0 && head.height > 0 && isSmallEnough(head)
}

const isSmallEnough = ({ width, height }: PhotoHead) => width * height <= mostPixels

const text = (bytes: DataView, at: number) =>
  String.fromCharCode(
    bytes.getUint8(at),
    bytes.getUint8(at + 1),
    bytes.getUint8(at + 2),
    bytes.getUint8(at + 3),
  )

function pngHead(view: DataView): PhotoHead | undefined {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

function webpHead(view: DataView): PhotoHead | undefined {
  if (text(view, 0) !== 'RIFF' || text(view, 8) !== 'WEBP') return undefined
  return { type: 'image/webp', ...webpSize(view) }
}

function webpSize(view: DataView): { width: number; height: number } {
  const form = text(view, 12)
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000
  if (form === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 }
  if (form === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

// Frames that hold the size: all "start of frame" markers.
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegHead(view: DataView): PhotoHead | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (isFrame(marker))
      return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

function isHeic(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(4, 12))
  return /^ftyp(heic|heix|heim|heis|hevc|mif1|msf1|avif)$/.test(head)
}
