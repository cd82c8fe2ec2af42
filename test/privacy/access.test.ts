import { createHash } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { newCode } from '@bezpechne/shared/letters-crypto/code'
import { hash, subkey, unwrap } from '@bezpechne/shared/letters-crypto/primitives'
import { residentKeys } from '@bezpechne/shared/letters-crypto/resident'
import { noIdentity } from '@bezpechne/shared/letters-crypto/texts'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from '../support/cities.ts'
import { freshDatabase } from '../support/database.ts'
import type { Holder } from '../support/letter-holder.ts'
import type { Resident } from '../support/letter-resident.ts'
import { corresponding } from '../support/letters.ts'
import { givenMailboxes, sodium } from '../support/mailboxes.ts'
import type { Person } from '../support/people.ts'
import { temporaryDirectory } from '../support/server.ts'
import { doorsOf, knock, listsOf, type Target, targetOf } from './doors.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const app = await buildApp(readConfig({ DATA_DIR: data.path, POW_COST: '1' }), { database })
afterAll(async () => {
  await app.close()
  data.remove()
})
await givenKyiv(db)
await givenTernopil(db)
const boxes = await givenMailboxes(db)
const far = await givenMailboxes(db, { city: 'ternopil', beats: [] })
const { as, visitor, member, writer } = await corresponding(app, database, boxes)
const abroad = await corresponding(app, database, far)
const [olena, iryna] = [
  await member('moderator', [boxes.moderation]),
  await member('moderator', [boxes.moderation], 'second'),
]
const taras = await member('officer', [boxes.beat('HOL-01')])
const other = await member('officer', [boxes.beat('HOL-02')], 'other')

/** Letters in the stages in which a moderator has nothing more to do with them, and one in which an officer has not. */
const letters: Record<'waiting' | 'forwarded' | 'escalated' | 'accepted' | 'above', Target> = {
  waiting: { id: '', file: '', bodies: {} },
  forwarded: { id: '', file: '', bodies: {} },
  escalated: { id: '', file: '', bodies: {} },
  accepted: { id: '', file: '', bodies: {} },
  above: { id: '', file: '', bodies: {} },
}

beforeAll(async () => {
  letters.waiting = await written(olena)
  letters.forwarded = await written(olena, { after: forward })
  letters.escalated = await written(olena, { after: (one) => one.command('escalate') })
  letters.accepted = await written(olena, {
    async after(one) {
      await forward(one)
      await taras.accept(one.id)
      return taras.step(one.id, 'reply', 'Прийду завтра.')
    },
  })
  letters.above = await written(olena, { about: true, after: forward })
})

async function forward({ id }: Resident) {
  await olena.take(id)
  return olena.decide(id, 'forward')
}

interface Wanted {
  about?: boolean
  after?: (one: Resident) => Promise<{ statusCode: number; body: string }>
}

async function written(by: Holder, { about = false, after }: Wanted = {}): Promise<Target> {
  const one = writer()
  const identity = { ...noIdentity, surname: 'Коваль' }
  await one.write({ identity, photos: [Buffer.from('photo')], ...(about && { beat: undefined }) })
  const answer = await after?.(one)
  if (answer && answer.statusCode !== 200) throw new Error(answer.body)
  const { id } = await db
    .selectFrom('letter_file')
    .select('id')
    .where('letter_id', '=', one.id)
    .executeTakeFirstOrThrow()
  return targetOf(one, by, id)
}

/** Where this person's answer about the letter is another than about nothing; how much was asked. */
async function tells(person: Person, targets: Target[]) {
  const wrong: string[] = []
  const unreached = new Set(
    doorsOf(app)
      .filter(({ url }) => url.includes('/letters/'))
      .map(({ method, url }) => `${method} ${url}`),
  )
  let asked = 0
  for (const door of doorsOf(app))
    for (const target of targets) {
      // Wrong codes are counted, and this asks more than a person may.
      await db.deleteFrom('rate_limit').execute()
      const { here, nowhere, status } = await knock(person, door, target)
      asked += 1
      // A few lists of what belongs to an inquiry are empty for any id.
      const isOpen = status < 400 && door.url.includes('/letters/')
      if (here !== nowhere || isOpen) wrong.push(`${door.method} ${door.url}: ${here} and not ${nowhere}`)
      if (status === 404) unreached.delete(`${door.method} ${door.url}`)
    }
  return { wrong, asked, unreached: [...unreached] }
}

async function listed(person: Person, targets: Target[], except = /\/audit$/): Promise<string[]> {
  const found: string[] = []
  for (const { url } of listsOf(app)) {
    const { body } = await person.get(url.replace(':city', 'kyiv'))
    if (!except.test(url) && targets.some(({ id, file }) => body.includes(id) || body.includes(file)))
      found.push(url)
  }
  return found
}

test(
  'P1 a forwarded letter is to a moderator as one that never was',
  { timeout: 180_000 },
  async ({ task }) => {
    const { waiting, ...gone } = letters
    let asked = 0
    for (const { person } of [olena, iryna]) {
      const answers = await tells(person, Object.values(gone))
      expect({ wrong: answers.wrong, unreached: answers.unreached }).toEqual({ wrong: [], unreached: [] })
      expect(await listed(person, Object.values(gone))).toEqual([])
      asked += answers.asked
    }
    // The same question finds what is there, so that its silence means something.
    const found = await knock(
      olena.person,
      {
        method: 'GET',
        url: '/api/v1/cities/:city/letters/screening/:id',
        fresh: false,
        access: 'screen-letters',
      },
      waiting,
    )
    expect(found).toMatchObject({ status: 200 })
    expect(await listed(olena.person, [waiting])).toEqual(['/api/v1/cities/:city/letters/screening'])
    task.meta.figure = `${doorsOf(app).length} routes x ${Object.keys(gone).length} letters x 2 moderators: ${asked} answers of ${asked} as for a random id`
  },
)

test(
  'P3 neither do administrators, responders, other beats and other cities see it',
  { timeout: 180_000 },
  async ({ task }) => {
    const all = Object.values(letters)
    const cast: [string, Person, Target[]][] = [
      ['a visitor', visitor, all],
      ['an administrator', await as('administrator'), all],
      ['a responder', await as('responder'), all],
      ['the officer of another beat', other.person, all],
      ['the officer, of what waits or is about the officer', taras.person, [letters.waiting, letters.above]],
      ['a head without the oversight mailbox', await as('head'), all],
      ['a moderator of another city', (await abroad.member('moderator', [far.moderation])).person, all],
      ['a head of another city', (await abroad.member('head', [far.oversight])).person, all],
    ]
    let asked = 0
    for (const [who, person, targets] of cast) {
      const { wrong, asked: count } = await tells(person, targets)
      expect({ who, wrong, lists: await listed(person, targets) }).toEqual({ who, wrong: [], lists: [] })
      asked += count
    }
    expect((await taras.read(letters.accepted.id)).opened.identity).toMatchObject({ surname: 'Коваль' })
    task.meta.figure = `${cast.length} kinds of people: ${asked} answers of ${asked} as for a random id`
  },
)

test('P16 the name is sealed away from moderators', async ({ task }) => {
  const { record, opened } = await olena.read(letters.waiting.id)
  expect([record.capsule, record.capsuleWraps, opened.identity]).toEqual([null, [], undefined])
  const rows = await db.selectFrom('capsule_wrap').select(['box', 'sealed']).execute()
  const open = (keys: Parameters<typeof unwrap>[2]) =>
    rows.filter(({ sealed }) => canOpen(sealed, keys)).length
  expect([open(boxes.moderation.keys), open(taras.box.keys) > 0]).toEqual([0, true])
  task.meta.figure = `${rows.length} capsule wraps x moderators' keys = 0`
})

function canOpen(sealed: Uint8Array, keys: Parameters<typeof unwrap>[2]): boolean {
  try {
    return unwrap(sodium, sealed, keys).length === 32
  } catch {
    return false
  }
}

const mine = '/api/v1/cities/kyiv/letters/mine'
let address = 0
/** Each from another address: the eleventh wrong code of one in a minute is not looked at any more. */
function byLookup(lookup: string, url = mine) {
  address += 1
  const remoteAddress = `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`
  return app.inject({ url, headers: { 'x-letter': lookup }, remoteAddress })
}
const random = () => toText(lookupOf(newCode(sodium)))
const lookupOf = (code: string) =>
  subkey(sodium, { id: 1, context: 'lookupid' }, hash(sodium, code, 'receipt-root-v1'))

test('P10 no random code finds a letter', { timeout: 120_000 }, async ({ task }) => {
  const code = newCode(sodium)
  expect(lookupOf(code)).toEqual(residentKeys(sodium, code).lookup)
  const rows = await db.selectFrom('letter').select('lookup_hash as hash').execute()
  const kept = new Set(rows.map((row) => row.hash.toString('hex')))
  const codes = 100_000
  let hits = 0
  for (let done = 0; done < codes; done++)
    if (
      kept.has(
        createHash('sha256')
          .update(lookupOf(newCode(sodium)))
          .digest('hex'),
      )
    )
      hits += 1
  expect(hits).toBe(0)
  task.meta.figure = `${codes.toLocaleString('en')} random codes x ${kept.size} letters: ${hits} hits`
})

test(
  'P10 a wrong code, a broken one and one of another city get the same bytes in the same time',
  { timeout: 120_000 },
  async ({ task }) => {
    const there = abroad.writer()
    await there.write({ beat: undefined })
    const elsewhere = toText(there.own.lookup)
    expect((await byLookup(elsewhere, mine.replace('kyiv', 'ternopil'))).statusCode).toBe(200)
    const wrong = [random(), random(), elsewhere, '', 'x', '!'.repeat(43), 'A'.repeat(2000)]
    const bodies = new Set<string>()
    for (const lookup of wrong) {
      const { statusCode, body, headers } = await byLookup(lookup)
      const told = Object.entries(headers).filter(([name]) => name !== 'date' && name !== 'x-request-id')
      bodies.add(JSON.stringify([statusCode, body, told]))
    }
    expect([...bodies]).toHaveLength(1)
    const differences = []
    for (let round = 0; round < 3; round++) differences.push(await apart(random, () => elsewhere))
    // Noise of a busy machine is not there three times; a difference is.
    expect(Math.min(...differences)).toBeLessThan(0.15)
    task.meta.figure = `${wrong.length} wrong codes: 1 answer to the byte, times alike (KS D = ${Math.min(...differences).toFixed(3)})`
  },
)

/** How far apart two distributions of times are, by Kolmogorov and Smirnov: 0 alike, 1 told apart each time. */
async function apart(one: () => string, other_: () => string): Promise<number> {
  const times: { own: boolean; took: number }[] = []
  for (let at = 0; at < 600; at++) {
    const own = at % 2 === 0
    const lookup = own ? one() : other_()
    const began = performance.now()
    await byLookup(lookup)
    times.push({ own, took: performance.now() - began })
  }
  let [difference, most] = [0, 0]
  for (const { own } of times.toSorted((a, b) => a.took - b.took)) {
    difference += own ? 1 / 300 : -1 / 300
    most = Math.max(most, Math.abs(difference))
  }
  return most
}
