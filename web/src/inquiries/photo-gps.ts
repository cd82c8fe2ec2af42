import { roundDegrees } from '@bezpechne/shared/degrees'
import type { LatLng } from '@bezpechne/shared/geo'

/** EXIF stands in front of the picture, within 64 kB of each of its parts. */
const head = 256 * 1024
const tagGps = 0x88_25

/** Where a photo was taken, as the camera wrote it into a JPEG; read on this device alone. */
export async function gpsOf(file: Blob): Promise<LatLng | undefined> {
  try {
    return gpsIn(new DataView(await file.slice(0, head).arrayBuffer()))
  } catch {
    // A file that leads beyond its own end tells nothing.
    return undefined
  }
}

/** @throws RangeError where the file leads beyond its own end */
export function gpsIn(jpeg: DataView): LatLng | undefined {
  const tiff = findTiff(jpeg)
  if (!tiff) return undefined
  const order = tiff.getUint16(0)
  const little = order === 0x49_49
  if (!little && order !== 0x4d_4d) return undefined
  const gpsAt = entryOf({ tiff, little }, tiff.getUint32(4, little), tagGps)
  if (gpsAt === undefined) return undefined
  const gps = tiff.getUint32(gpsAt + 8, little)
  const lat = degreesOf({ tiff, little }, gps, { tag: 1, minus: 'S' })
  const lng = degreesOf({ tiff, little }, gps, { tag: 3, minus: 'W' })
  return lat === undefined || lng === undefined ? undefined : onEarth({ lat, lng })
}

/** A receiver without satellites writes zeros. */
function onEarth({ lat, lng }: LatLng): LatLng | undefined {
  const isNowhere = (lat === 0 && lng === 0) || Math.abs(lat) > 90 || Math.abs(lng) > 180
  return isNowhere ? undefined : roundDegrees({ lat, lng })
}

function findTiff(jpeg: DataView): DataView | undefined {
  if (jpeg.byteLength < 4 || jpeg.getUint16(0) !== 0xff_d8) return undefined
  for (let at = 2; at + 10 < jpeg.byteLength; at += 2 + jpeg.getUint16(at + 2)) {
    const marker = jpeg.getUint16(at)
    // The picture itself begins: whatever there was stood before.
    if (marker === 0xff_da || marker >> 8 !== 0xff) return undefined
    const isExif = marker === 0xff_e1 && jpeg.getUint32(at + 4) === 0x45_78_69_66
    if (isExif)
      return new DataView(
        jpeg.buffer,
        jpeg.byteOffset + at + 10,
        Math.min(jpeg.getUint16(at + 2) - 8, jpeg.byteLength - at - 10),
      )
  }
  return undefined
}

interface Tiff {
  tiff: DataView
  little: boolean
}

/** Where the entry of a tag begins in a directory. */
function entryOf({ tiff, little }: Tiff, directory: number, tag: number): number | undefined {
  const count = Math.min(200, tiff.getUint16(directory, little))
  for (let n = 0; n < count; n += 1) {
    const at = directory + 2 + 12 * n
    if (tiff.getUint16(at, little) === tag) return at
  }
  return undefined
}

/** The letter of the tag and, in the next one, degrees, minutes and seconds. */
function degreesOf(
  of: Tiff,
  directory: number,
  { tag, minus }: { tag: number; minus: string },
): number | undefined {
  const { tiff, little } = of
  const [letterAt, numbersAt] = [entryOf(of, directory, tag), entryOf(of, directory, tag + 1)]
  if (letterAt === undefined || numbersAt === undefined) return undefined
  const from = tiff.getUint32(numbersAt + 8, little)
  const [degrees = 0, minutes = 0, seconds = 0] = [0, 8, 16].map(
    (at) => tiff.getUint32(from + at, little) / tiff.getUint32(from + at + 4, little),
  )
  const sum = degrees + minutes / 60 + (Number.isFinite(seconds) ? seconds : 0) / 3600
  if (!Number.isFinite(sum)) return undefined
  return String.fromCharCode(tiff.getUint8(letterAt + 8)) === minus ? -sum : sum
}
