import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'

import type { Area, Encoded, Task } from './images.ts'

// NOTE: a process of its own, without secrets, files or the database: bytes from strangers meet a decoder here.
// Only three decoders exist in it: no SVG, no PDF, no ImageMagick.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.concurrency(1)
sharp.cache(false)

const readable = new Set(['image/jpeg', 'image/png', 'image/webp'])
const apple = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'])
const mostPixels = 40_000_000
const longestSide = 2048

function asPhoto(picture: Sharp): Sharp {
  return picture
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80, progressive: true })
}

// Shown 28 pixels high; of a screen with three for one, and in the settings, twice as large.
const signSide = 192

/** Whatever its shape, a square: no page moves when it comes. */
function asSign(picture: Sharp): Sharp {
  const background = { r: 0, g: 0, b: 0, alpha: 0 }
  return picture
    .resize({ width: signSide, height: signSide, fit: 'contain', background })
    .webp({ quality: 90, alphaQuality: 100 })
}

async function encode(bytes: Uint8Array, as: typeof asPhoto): Promise<Encoded> {
  const type = await fileTypeFromBuffer(bytes)
  if (type && apple.has(type.mime)) return { refused: 'photo-heic' }
  if (!type || !readable.has(type.mime)) return { refused: 'photo-unreadable' }
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    // First: what follows drops the note in which the phone says how it was held.
    const { data, info } = await as(picture.rotate()).toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch (error) {
    const large = error instanceof Error && error.message.includes('exceeds pixel limit')
    return { refused: large ? 'photo-too-large' : 'photo-unreadable' }
  }
}

// The unit in which a JPEG stores colour, and how far the decoder blends it into its neighbours.
const block = 16
const blend = 2

/**
 * The same picture with solid areas. Each reaches to the borders of the blocks it touches: a block that is kept in part
 * would still carry the waves of what is under the rest of it.
 */
async function cover(bytes: Uint8Array, areas: Area[]): Promise<Encoded> {
  try {
    const { width, height } = await sharp(bytes).metadata()
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .composite(areas.map((area) => solid(area, width, height)))
      .jpeg({ quality: 80, progressive: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    return { refused: 'photo-unreadable' }
  }
}

function solid(area: Area, width: number, height: number) {
  const [left, right] = wholeBlocks(area.x, area.x + area.width, width)
  const [top, bottom] = wholeBlocks(area.y, area.y + area.height, height)
  const create = { width: right - left, height: bottom - top, channels: 3, background: '#2a2723' } as const
  return { input: { create }, left, top }
}

function wholeBlocks(from: number, to: number, length: number): [number, number] {
  const first = Math.floor((Math.floor(from * length) - blend) / block) * block
  const last = Math.ceil((Math.ceil(to * length) + blend) / block) * block
  return [Math.max(0, first), Math.min(length, last)]
}

process.on('message', ({ bytes, areas, sign }: Task) => {
  void (areas ? cover(bytes, areas) : encode(bytes, sign ? asSign : asPhoto)).then((encoded) =>
    process.send?.(encoded),
  )
})
process.on('disconnect', () => process.exit())
