import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { checkArchive } from '@bezpechne/server/archives/checking'
import { archiveKey, ArchiveRefused, exportCity, importCity, mediaIn } from '@bezpechne/server/archives/index'
import { recordDeed } from '@bezpechne/server/audit/index'
import { transact } from '@bezpechne/server/platform/database'
import { openStorage } from '@bezpechne/server/platform/storage'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Part, partsOf, replaced, rows, signedAgain, writeParts } from './support/archives.ts'
import { givenKyiv } from './support/cities.ts'
import { anotherDatabase, freshDatabase } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'

const folder = mkdtempSync(join(tmpdir(), 'archive-'))
afterAll(() => rmSync(folder, { recursive: true }))
const [dataDir, elsewhere] = [join(folder, 'here'), join(folder, 'there')]
const here = await freshDatabase()
const there = await anotherDatabase()
const [key, theirs] = [randomBytes(32), randomBytes(32)].map((secret) =>
  archiveKey(secret.toString('base64url')),
)
if (!key || !theirs) throw new Error('no keys')
const target = {
  db: there.db,
  media: mediaIn(elsewhere),
  linkToken: () => 'link',
  authorKey: () => 'author',
  fingerprint: theirs.fingerprint,
  pins: { roots: [], minSerial: 1 },
}
const file = join(folder, 'kyiv.tar')
const bringIn = (from: string) => importCity(target, { file: from, trust: key.fingerprint, commit: true })
const photo = `media/photos/kyiv/${randomUUID()}.jpg`
let parts: Part[]

beforeAll(async () => {
  await givenKyiv(here.db)
  await givenPublished(here.db)
  const deed = { city: 'kyiv', actorId: null, role: 'operator', action: 'ageing-read' } as const
  await transact(here.db, (trx) => recordDeed(trx, deed))
  await openStorage(dataDir).put(photo.replace('media/photos/', ''), randomBytes(3000))
  await exportCity(here.db, { city: 'kyiv', file, dataDir, key })
  parts = await partsOf(file)
})

const wrong: [what: string, make: () => Part[] | Buffer, words: RegExp][] = [
  [
    'a changed byte of a photo',
    () => replaced(parts, photo, flipped),
    /^media\/photos\/kyiv\/[\w-]+\.jpg is not as it was written$/,
  ],
  [
    'a changed byte of a table',
    () => replaced(parts, 'tables/inquiry_event.jsonl.gz', flipped),
    /^tables\/inquiry_event\.jsonl\.gz is not as it was written$/,
  ],
  ['a changed manifest', () => replaced(parts, 'manifest.json', flipped), /signature does not fit/],
  ['a missing file', () => parts.filter(({ name }) => name !== 'people.json'), /^people\.json is missing/],
  [
    'one more file',
    () => [
      ...parts.slice(0, 5),
      { name: 'media/photos/kyiv/more.jpg', bytes: Buffer.from('x') },
      ...parts.slice(5),
    ],
    /^media\/photos\/kyiv\/more\.jpg does not belong to it/,
  ],
  ['one file twice', () => [...parts.slice(0, 5), ...parts.slice(4)], /is in it twice$/],
  [
    'something behind its end',
    () => [...parts, { name: 'tables/later.jsonl.gz', bytes: Buffer.from('x') }],
    /behind its end$/,
  ],
  ...[
    '../../etc/passwd',
    '/etc/passwd',
    'media/photos/../../secret',
    'media/photos/kyiv/../x.jpg',
    'media\\photos\\x',
  ].map((name): [string, () => Part[], RegExp] => [
    `the name ${name}`,
    () => signedAgain([...parts.slice(0, 3), { name, bytes: Buffer.from('x') }, ...parts.slice(3)], key),
    /belongs into no archive$/,
  ]),
  [
    'a link',
    () => [
      ...parts.slice(0, 3),
      { name: 'media/photos/kyiv/x.jpg', bytes: Buffer.alloc(0), type: 'symlink' },
    ],
    /"media\/photos\/kyiv\/x\.jpg" is a symlink/,
  ],
  [
    'another format',
    () =>
      replaced(parts, 'archive.json', (bytes) =>
        Buffer.from(bytes.toString().replace('"format": 1', '"format": 2')),
      ),
    /is of format 2, which is not known here/,
  ],
  [
    'a newer program',
    () =>
      signedAgain(
        replaced(parts, 'archive.json', (bytes) =>
          Buffer.from(bytes.toString().replace(/"\d{4}_\w+"/, '"9999_later"')),
        ),
        key,
      ),
    /is of a newer Bezpechne, which has 9999_later/,
  ],
  [
    'a bomb',
    () =>
      signedAgain(
        replaced(parts, 'tables/holiday.jsonl.gz', () => gzipSync(Buffer.alloc(3_000_000, ' '))),
        key,
      ),
    /^tables\/holiday\.jsonl\.gz unzips to more than 200 times its size$/,
  ],
  [
    'a file of another city',
    () =>
      signedAgain(
        [
          ...parts.slice(0, -2),
          { name: 'media/photos/lviv/x.jpg', bytes: Buffer.from('x') },
          ...parts.slice(-2),
        ],
        key,
      ),
    /^media\/photos\/lviv\/x\.jpg is not of kyiv$/,
  ],
  [
    'accounts',
    () =>
      signedAgain(
        [
          ...parts.slice(0, 4),
          { name: 'tables/account.jsonl.gz', bytes: gzipSync('{}\n') },
          ...parts.slice(4),
        ],
        key,
      ),
    /^tables\/account\.jsonl\.gz: such rows do not travel$/,
  ],
  [
    'an unknown column',
    () => signedAgain(parts, key, ({ tables }) => void tables['city']?.columns.push('shape')),
    /^tables\/city\.jsonl\.gz: there is no column shape here$/,
  ],
  [
    'a row that does not fit',
    () =>
      signedAgain(
        replaced(
          parts,
          'tables/inquiry.jsonl.gz',
          rows((row) => ({ ...row, state: 'forgotten' })),
        ),
        key,
      ),
    /^tables\/inquiry\.jsonl\.gz does not fit into this installation \(23514/,
  ],
  [
    'an audit that was rewritten',
    () =>
      signedAgain(
        replaced(
          parts,
          'tables/audit.jsonl.gz',
          rows((row) => ({ ...row, action: 'publish' })),
        ),
        key,
      ),
    /^tables\/audit\.jsonl\.gz: row 1 of the audit is not as it was written/,
  ],
  ['an end that is missing', () => readFileSync(file).subarray(0, 30_000), /cut off|missing/],
  ['something else', () => Buffer.from('hello'), /no archive of Bezpechne|archive\.json is missing/],
]

test.each(wrong)('%s', async (_what, make, words) => {
  const bad = join(folder, 'bad.tar')
  const made = make()
  if (Buffer.isBuffer(made)) writeFileSync(bad, made)
  else await writeParts(bad, made)
  await expect(bringIn(bad)).rejects.toThrow(words)
  expect(await found()).toEqual(nothing)
})

test('one bit, wherever it is, and a cut, wherever it is, are found or change nothing', async () => {
  const bytes = readFileSync(file)
  const { manifest } = await checkArchive(file)
  const bad = join(folder, 'bit.tar')
  const outcome = (made: Buffer) => {
    writeFileSync(bad, made)
    return checkArchive(bad).then(
      (read) => read.manifest,
      (error: unknown) => error instanceof ArchiveRefused || error,
    )
  }
  const changed = fc.asyncProperty(
    fc.nat(bytes.length - 1),
    fc.nat(7),
    fc.boolean(),
    async (at, bit, cut) => {
      const made = cut ? bytes.subarray(0, at) : Buffer.from(bytes)
      if (!cut) made[at] = (made[at] ?? 0) ^ (1 << bit)
      // The sum in a header may be written in more than one way: nothing else may be another and pass.
      expect([true, manifest]).toContainEqual(await outcome(made))
    },
  )
  await expect(fc.assert(changed, { numRuns: 60 })).resolves.toBeUndefined()
})

test('whoever signed it is agreed to first', async () => {
  await expect(importCity(target, { file, commit: true })).rejects.toThrow(
    `signed by another installation, whose fingerprint is ${key.fingerprint}`,
  )
  await expect(importCity(target, { file, commit: true, trust: 'ab12' })).rejects.toThrow(
    'another installation',
  )
  expect(await found()).toEqual(nothing)
})

test('broken off in the middle, nothing is there', async () => {
  const full = { put: () => Promise.reject(new Error('No space left')) }
  await expect(
    importCity({ ...target, media: full }, { file, trust: key.fingerprint, commit: true }),
  ).rejects.toThrow('No space left')
  expect(await found()).toEqual(nothing)
})

test('of two who bring it in at once one does, and the other is told that it is here', async () => {
  const tries = await Promise.allSettled([bringIn(file), bringIn(file)])
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toEqual([expect.any(ArchiveRefused)])
  expect(String(refused[0])).toContain('the city kyiv is here already')
  expect(await found()).toMatchObject({ cities: 1, inquiries: 1 })
})

async function found() {
  const {
    rows: [row],
  } = await sql<Record<string, number>>`
    select (select count(*)::int from city) as cities, (select count(*)::int from inquiry) as inquiries,
      (select count(*)::int from audit) as audit, (select count(*)::int from letter) as letters,
      (select count(*)::int from "user") as people, (select count(*)::int from invitation) as invitations`.execute(
    there.db,
  )
  return row
}
const nothing = { cities: 0, inquiries: 0, audit: 0, letters: 0, people: 0, invitations: 0 }

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const middle = copy.length >> 1
  copy[middle] = (copy[middle] ?? 0) ^ 1
  return copy
}
