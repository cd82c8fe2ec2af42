import { resetStaff } from '@bezpechne/server/accounts/actions'
import { buildApp } from '@bezpechne/server/app'
import { verifyAudit } from '@bezpechne/server/audit/verify'
import { readConfig } from '@bezpechne/server/config'
import { letterExpiries } from '@bezpechne/server/letters/retention'
import { closeOver, failOver, tellNews } from '@bezpechne/server/letters/upkeep'
import { removeDue } from '@bezpechne/server/platform/retention'
import { openStorage } from '@bezpechne/server/platform/storage'
import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { holds, unwrap } from '@bezpechne/shared/letters-crypto/primitives'
import { openSeed } from '@bezpechne/shared/letters-crypto/staff-key'
import { deriveStaffKeys } from '@bezpechne/shared/letters-crypto/staff-password'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'

import { givenKyiv } from '../support/cities.ts'
import { freshDatabase } from '../support/database.ts'
import { activate } from '../support/keys.ts'
import { corresponding } from '../support/letters.ts'
import { openMailServer, type Received } from '../support/mail-server.ts'
import { givenMailboxes, newBox, sodium, type TestBox } from '../support/mailboxes.ts'
import { temporaryDirectory } from '../support/server.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const received: Received[] = []
const mail = await openMailServer(received)
const SMTP_URL = `smtp://127.0.0.1:${mail.port}?ignoreTLS=true`
const config = readConfig({ DATA_DIR: data.path, POW_COST: '1', UNDO_SECONDS: '0', SMTP_URL })
const app = await buildApp(config, { database })
afterAll(async () => {
  await app.close()
  await mail.close()
  data.remove()
})
await givenKyiv(db)
const boxes = await givenMailboxes(db)
const { as, member, writer } = await corresponding(app, database, boxes)
const olena = await member('moderator', [boxes.moderation])
const taras = await member('officer', [boxes.beat('HOL-01')])
const storage = openStorage(data.path, 'letters')

type Wanted = Parameters<ReturnType<typeof writer>['write']>[0]
async function written(wanted: Wanted = {}) {
  const one = writer()
  await one.write(wanted)
  return one
}

async function mustBe(answer: Promise<{ statusCode: number; body: string }>): Promise<void> {
  const { statusCode, body } = await answer
  if (statusCode !== 200) throw new Error(body)
}

/** As if it had come, been answered and closed so much earlier. */
async function later(ids: string[], interval: string): Promise<void> {
  const back = (column: string) => sql<Date>`${sql.ref(column)} - ${interval}::interval`
  const [failover_at, replied_at, closed_at] = [back('failover_at'), back('replied_at'), back('closed_at')]
  const change = { failover_at, replied_at, closed_at, erase_after: back('erase_after') }
  await db.updateTable('letter').set(change).where('id', 'in', ids).execute()
}

/** Every wrap that a dump holds, whatever of. */
async function wraps() {
  const keys = await db
    .selectFrom('letter_wrap')
    .select(['letter_id as id', 'epoch', 'dormant', 'sealed'])
    .execute()
  const names = await db.selectFrom('capsule_wrap').select(['letter_id as id', 'dormant', 'sealed']).execute()
  return [...keys, ...names.map((row) => ({ ...row, epoch: -1 }))]
}

const opens = ({ sealed }: { sealed: Uint8Array }, { keys }: Pick<TestBox, 'keys'>) =>
  holds(() => unwrap(sodium, sealed, keys).length === 32)

test('P13 what nobody sorts goes to the officer by itself', async ({ task }) => {
  const letters = [await written(), await written(), await written()]
  const crimes = [await written({ track: 'crime' }), await written({ track: 'crime' })]
  const early = [...letters, ...crimes].map(({ id }) => id)
  await later(early, '59 minutes')
  expect(await failOver(db)).toBe(0)
  await later(early, '2 minutes')
  expect(await failOver(db)).toBe(crimes.length)
  await later(
    letters.map(({ id }) => id),
    '23 hours',
  )
  expect(await failOver(db)).toBe(letters.length)
  for (const id of early) expect((await taras.read(id)).opened.messages).toHaveLength(1)
  task.meta.figure = `${letters.length} letters after 24 h and ${crimes.length} of crimes after 1 h: the officer opens ${early.length} of ${early.length}`
})

test('P13 a month after a moderator’s answer no officer’s wrap is left', async ({ task }) => {
  const answered = [await written(), await written()]
  for (const { id } of answered) {
    await mustBe(olena.take(id))
    await mustBe(olena.answer(id, 'Це до ЦНАП.'))
  }
  const ids: string[] = answered.map(({ id }) => id)
  const asleep = async () => (await wraps()).filter(({ id, dormant }) => dormant && ids.includes(id)).length
  expect(await asleep()).toBe(4)
  await later(ids, '31 days')
  await closeOver(db)
  expect(await asleep()).toBe(0)
  for (const one of answered) expect((await one.read()).opened.messages).toHaveLength(2)
  task.meta.figure = `answered + 30 d: 4 dormant wraps, then 0`
})

test('P7 who hands the mailbox over opens nothing that is written afterwards', async ({ task }) => {
  const old = boxes.beat('HOL-01')
  const letters = [await written(), await written(), await written()]
  for (const one of letters) {
    await mustBe(one.command('escalate'))
    await mustBe(taras.accept(one.id))
    await mustBe(one.say('Ще до зміни.'))
  }
  const successor = await boxes.add(newBox('beat', 'HOL-01', 2))
  await boxes.renew()
  const ivan = await member('officer', [successor, old], 'successor')
  for (const one of letters) {
    await mustBe(ivan.openEpoch(one.id))
    await mustBe(ivan.say(one.id, 'Тепер я.'))
    await mustBe(one.say('Після зміни.'))
    expect((await ivan.read(one.id)).opened.messages.map(({ body }) => body !== undefined)).not.toContain(
      false,
    )
  }
  // Nor does an epoch lead back to the old key, or to an officer who has nothing to do with the letter.
  const [first] = letters
  for (const box of [old, boxes.beat('HOL-02')]) {
    const entry = { ...box.entry, state: 'active' } as const
    expect((await first?.openEpoch({ ...box, entry }))?.statusCode).toBe(400)
  }
  const ids: string[] = letters.map(({ id }) => id)
  const rows = (await wraps()).filter(({ id }) => ids.includes(id))
  const openedBy = (box: TestBox) => rows.filter((row) => opens(row, box)).map(({ epoch }) => epoch)
  expect([openedBy(old).filter((epoch) => epoch > 1).length, openedBy(successor).length]).toEqual([0, 3])
  const after = await db
    .selectFrom('letter_message')
    .select('seq')
    .where('letter_id', 'in', ids)
    .where('epoch', '>', 1)
    .execute()
  for (const id of ids) expect((await taras.fetchOne(id)).statusCode).toBe(404)
  task.meta.figure = `old keys x new dump: 0 of ${after.length} messages after the hand-over`
})

test('P8 a new password opens nothing of the key before', async ({ task }) => {
  const staff = [
    await activate(await as('officer', 'kyiv', 'reset')),
    await activate(await as('head', 'kyiv', 'reset')),
    await activate(await as('moderator', 'kyiv', 'reset')),
  ]
  const rows = await db.selectFrom('staff_key_wrap').selectAll().execute()
  const tries = (wrapKey: Uint8Array) =>
    rows.filter(({ city_id: city, staff_id, ver, method, nonce, ct }) =>
      holds(
        () =>
          openSeed(sodium, { nonce, ct }, { key: wrapKey, place: { city, staff: staff_id, ver, method } })
            .length === 32,
      ),
    ).length
  // Each opens the own wrap, so that the tries below are right.
  expect(staff.map(({ wrapKey }) => tries(wrapKey))).toEqual(staff.map(() => 1))
  let opened = 0
  for (const { key } of staff) {
    const typed = await deriveStaffKeys(`${key.staff}@example.org`, 'what they type after the reset')
    await resetStaff(db, key.staff, typed.authKey)
    opened += tries(typed.wrapKey) + tries(toBytes(typed.authKey))
  }
  expect(opened).toBe(0)
  task.meta.figure = `${staff.length} people reset: ${opened} of ${rows.length} wraps opened by what they type now`
}, 60_000)

test('P11 notices are the same to the byte, whatever they are about', async ({ task }) => {
  received.length = 0
  const wanted: Wanted[] = [
    { track: 'tip' },
    { track: 'crime' },
    { beat: 'HOL-02' },
    { beat: undefined },
    { text: 'Довгий. '.repeat(500) },
  ]
  for (const [at, one] of wanted.entries()) {
    const letter = await written({ ...one, notice: `reader${at}@example.org` })
    await mustBe(letter.command('escalate'))
  }
  await written({ notice: 'watched@example.org', quiet: true })
  await db
    .updateTable('letter_notice')
    .set({ next_at: sql<Date>`now()` })
    .execute()
  expect(await tellNews(db)).toBe(wanted.length)
  await vi.waitFor(() => expect(received).toHaveLength(wanted.length), { timeout: 30_000, interval: 200 })
  const bare = received.map(({ raw }) =>
    raw.replaceAll(/^(?:Date|Message-ID|To):.*(?:\r\n[ \t].*)*\r\n/gim, ''),
  )
  expect(new Set(bare).size).toBe(1)
  expect(bare[0]).not.toMatch(/http|HOL|reader|Київ|kyiv/i)
  task.meta.figure = `${received.length} mails about ${wanted.length} kinds of letters: ${new Set(bare).size} text`
}, 60_000)

test('P15 what is erased opens with no key', async ({ task }) => {
  const letters = [
    await written({ track: 'tip', photos: [new Uint8Array(500)] }),
    await written({ track: 'tip' }),
  ]
  const ids: string[] = letters.map(({ id }) => id)
  for (const one of letters) {
    await mustBe(olena.take(one.id))
    await mustBe(olena.decide(one.id, 'spam'))
  }
  expect((await wraps()).filter(({ id }) => ids.includes(id)).length).toBeGreaterThan(0)
  await later(ids, '91 days')
  await removeDue(db, letterExpiries(storage))
  const left = (await wraps()).filter(({ id }) => ids.includes(id))
  const messages = await db.selectFrom('letter_message').select('seq').where('letter_id', 'in', ids).execute()
  const capsules = await db.selectFrom('capsule').select('ct').where('letter_id', 'in', ids).execute()
  const files = await db.selectFrom('letter_file').select('id').where('letter_id', 'in', ids).execute()
  expect([left, messages, capsules, files]).toEqual([[], [], [], []])
  for (const one of letters) expect((await one.fetchMine()).statusCode).toBe(404)
  task.meta.figure = `after retention ${left.length} wraps, ${messages.length} messages, ${capsules.length} names, ${files.length} photos of ${ids.length} letters`
})

/** What somebody with every right in the database could try; each is undone again. */
const forgeries: [what: string, statement: (seq: number) => string, named: (seq: number) => number][] = [
  [
    'change',
    (seq) => `update audit set action = 'letter-spam' where seq = ${seq} and action <> 'letter-spam'`,
    (seq) => seq,
  ],
  ['delete', (seq) => `delete from audit where seq = ${seq}`, (seq) => seq],
  [
    'insert',
    (
      seq,
    ) => `update audit set seq = seq + 100000 where seq >= ${seq}; update audit set seq = seq - 99999 where seq > 100000;
    insert into audit select (jsonb_populate_record(a, jsonb_build_object('seq', ${seq}))).* from audit a where seq = ${seq + 1}`,
    (seq) => seq + 1,
  ],
  [
    'reorder',
    (
      seq,
    ) => `update audit set seq = -1 where seq = ${seq}; update audit set seq = ${seq} where seq = ${seq + 1};
    update audit set seq = ${seq + 1} where seq = -1`,
    (seq) => seq,
  ],
]

test('P14 what was done to the audit is found, and where', async ({ task }) => {
  const [head] = await verifyAudit(db)
  expect(head).toMatchObject({ broken: null })
  const last = head?.seq ?? 0
  let found = 0
  for (const [what, statement, named] of forgeries)
    for (const seq of [2, Math.floor(last / 2), last - 1]) {
      const broken = await tampered(statement(seq))
      expect({ what, seq, broken }).toEqual({ what, seq, broken: named(seq) })
      found += 1
    }
  task.meta.figure = `${found} of ${found} forgeries among ${last} rows found at their number`
})

class Undo extends Error {}

/** What the verification says while it is so. */
async function tampered(statements: string): Promise<number | null | undefined> {
  let broken: number | null | undefined
  const act = db.connection().execute(async (alone) => {
    await sql`begin`.execute(alone)
    try {
      await sql`alter table audit disable trigger user`.execute(alone)
      for (const one of statements.split(';')) await sql.raw(one).execute(alone)
      broken = (await verifyAudit(alone))[0]?.broken
      throw new Undo()
    } finally {
      await sql`rollback`.execute(alone)
    }
  })
  await act.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  return broken
}
