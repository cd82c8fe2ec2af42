import { mkdir, open, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { whyOf } from './why.ts'

const folder = join(tmpdir(), 'archives')
const fails: [what: string, act: () => Promise<unknown>, why: string][] = [
  ['a disk without room', () => writeFile('/dev/full', 'x'), 'disk-full'],
  ['a photo that is not there', () => open(join(tmpdir(), 'no-photo.jpg')), 'file-unreadable'],
  ['photos that are no folder', () => readdir('/dev/full'), 'file-unreadable'],
  ['what it wrote itself', () => open(join(folder, 'not', 'there')), 'unexpected'],
  ['a folder that it may not make', () => mkdir('/dev/full/more'), 'unexpected'],
  ['a mistake of ours', () => Promise.reject(new TypeError('x is undefined')), 'unexpected'],
]

test.each(fails)('%s', async (_what, act, why) => {
  const error: unknown = await act().then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Error)
  expect(whyOf(error, folder)).toBe(why)
})
