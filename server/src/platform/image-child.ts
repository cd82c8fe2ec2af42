import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'

import type { Encoded } from './images.ts'

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

async function encode(bytes: Uint8Array): Promise<Encoded> {
  const type = await fileTypeFromBuffer(bytes)
  if (type && apple.has(type.mime)) return { refused: 'photo-heic' }
  if (!type || !readable.has(type.mime)) return { refused: 'photo-unreadable' }
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      // First: what follows drops the note in which the phone says how it was held.
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80, progressive: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch (error) {
    const large = error instanceof Error && error.message.includes('exceeds pixel limit')
    return { refused: large ? 'photo-too-large' : 'photo-unreadable' }
  }
}

process.on('message', (bytes: Uint8Array) => {
  void encode(bytes).then((encoded) => process.send?.(encoded))
})
process.on('disconnect', () => process.exit())
