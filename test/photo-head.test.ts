import { isSafePhoto, readPhotoHead } from '@bezpechne/shared/photo-head'
import sharp from 'sharp'
import { expect, test } from 'vitest'

import { phonePhoto } from './support/photo.ts'

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a8b6f' } })

test.each([
  ['jpeg', () => blank(321, 123).jpeg().toBuffer()],
  ['jpeg, progressive', () => blank(321, 123).jpeg({ progressive: true }).toBuffer()],
  ['png', () => blank(321, 123).png().toBuffer()],
  ['webp, lossy', () => blank(321, 123).webp().toBuffer()],
  ['webp, lossless', () => blank(321, 123).webp({ lossless: true }).toBuffer()],
  ['webp, with a colour profile', () => blank(321, 123).webp().withIccProfile('p3').toBuffer()],
])('%s: kind and size are in its first bytes', async (name, make) => {
  const head = readPhotoHead(await make())
  expect(head).toEqual({ type: `image/${name.split(',')[0]}`, width: 321, height: 123 })
})

test('a photo of a phone, with what it carries before the picture', async () => {
  expect(readPhotoHead(await phonePhoto())).toMatchObject({ type: 'image/jpeg' })
})

test('a picture of too many dots is not decoded, however few bytes it has', async () => {
  const small = await blank(8, 8).png().toBuffer()
  const claiming = (width: number, height: number) => {
    const bytes = Buffer.from(small)
    bytes.writeUInt32BE(width, 16)
    bytes.writeUInt32BE(height, 20)
    return bytes
  }
  expect(isSafePhoto(claiming(8000, 5001))).toBe(false)
  expect(isSafePhoto(claiming(8000, 0))).toBe(false)
  expect(isSafePhoto(claiming(8000, 5000))).toBe(true)
})

test.each([
  ['nothing', ''],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a document', '%PDF-1.7 and what follows after its head'],
  ['a GIF', 'GIF89a\u0001\u0000\u0001\u0000 and what follows'],
  ['a JPEG that ends in its head', '\u00ff\u00d8\u00ff'],
])('%s is no photo', (_name, text) => {
  expect(readPhotoHead(Buffer.from(text, 'latin1'))).toBeUndefined()
  expect(isSafePhoto(Buffer.from(text, 'latin1'))).toBe(false)
})

test('the format of Apple’s phones is told by name', () => {
  expect(readPhotoHead(Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'))).toBe('heic')
})
