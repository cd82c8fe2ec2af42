import { expect, test } from 'vitest'

import { gpsIn, gpsOf } from './photo-gps.ts'
import { shrinkIfPossible } from './photos.ts'

/** 50° 26' 6.6" N, 30° 31' 12" E, as a telephone writes it. */
function photo(little: boolean, letters = ['N', 'E'], more: number[] = []): Uint8Array<ArrayBuffer> {
  const tiff = new DataView(new ArrayBuffer(160))
  tiff.setUint16(0, little ? 0x49_49 : 0x4d_4d)
  tiff.setUint16(2, 42, little)
  tiff.setUint32(4, 8, little)
  tiff.setUint16(8, 1, little)
  entry(10, 0x88_25, [4, 1, 26])
  tiff.setUint16(26, 4, little)
  entry(28, 1, [2, 2, letters[0]?.charCodeAt(0) ?? 0])
  entry(40, 2, [5, 3, 90])
  entry(52, 3, [2, 2, letters[1]?.charCodeAt(0) ?? 0])
  entry(64, 4, [5, 3, 114])
  for (const [n, number] of [50, 1, 26, 1, 66, 10, 30, 1, 31, 1, 12, 1].entries())
    tiff.setUint32(90 + 4 * n, number, little)
  function entry(at: number, tag: number, [type = 0, count = 0, value = 0]: number[]) {
    tiff.setUint16(at, tag, little)
    tiff.setUint16(at + 2, type, little)
    tiff.setUint32(at + 4, count, little)
    // A letter stands at the left of its field, a number fills it.
    if (type === 2) tiff.setUint8(at + 8, value)
    else tiff.setUint32(at + 8, value, little)
  }
  const jfif = [0xff, 0xe0, 0, 16, ...Array<number>(14).fill(0)]
  const exif = [0xff, 0xe1, 0, 168, 0x45, 0x78, 0x69, 0x66, 0, 0, ...new Uint8Array(tiff.buffer)]
  return new Uint8Array([
    0xff,
    0xd8,
    ...jfif,
    ...more,
    ...exif,
    0xff,
    0xda,
    0,
    8,
    1,
    2,
    3,
    4,
    5,
    6,
    0xff,
    0xd9,
  ])
}
const view = (bytes: Uint8Array<ArrayBuffer>) => new DataView(bytes.buffer)

test.each([true, false])('the place of a JPEG is read, little-endian: %s', (little) => {
  expect(gpsIn(view(photo(little)))).toEqual({ lat: 50.435167, lng: 30.52 })
  expect(gpsIn(view(photo(little, ['S', 'W'])))).toEqual({ lat: -50.435167, lng: -30.52 })
})

test('what has no place, is no JPEG, or is torn tells nothing', async () => {
  const whole = photo(true)
  for (let length = 0; length < 100; length += 7)
    expect(await gpsOf(new Blob([whole.slice(0, length)]))).toBeUndefined()
  expect(await gpsOf(new Blob(['\u0089PNG\r\n\u001A\n, no JPEG at all']))).toBeUndefined()
  expect(await gpsOf(new Blob([whole]))).toEqual({ lat: 50.435167, lng: 30.52 })
  const wild = whole.map((byte, n) => (n > 30 && n % 5 === 0 ? 255 - byte : byte))
  expect((await gpsOf(new Blob([wild])))?.lat ?? 0).toBeLessThanOrEqual(90)
})

test('a photo that this browser cannot shrink leaves without its place, and nothing else that is no JPEG leaves', async () => {
  const comment = [0xff, 0xfe, 0, 6, 0x61, 0x62, 0x63, 0x64]
  const taken = new Blob([photo(false, ['N', 'E'], comment), photo(true)])
  // jsdom decodes no pictures, as an old browser.
  const sent = await shrinkIfPossible(taken)
  expect(await gpsOf(sent)).toBeUndefined()
  const bytes = new TextDecoder('latin1').decode(await sent.arrayBuffer())
  expect(bytes).not.toMatch(/Exif|abcd/)
  expect(bytes.endsWith('\u0006\u00ff\u00d9')).toBe(true)
  expect((await shrinkIfPossible(new Blob(['\u0000\u0000\u0000 ftypheic Exif']))).size).toBe(0)
})
