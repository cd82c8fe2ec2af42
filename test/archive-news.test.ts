import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { archiveKey } from '@bezpechne/server/archives/index'
import { claimRequest } from '@bezpechne/server/archives/request-queries'
import { makeArchives } from '@bezpechne/server/archives/requests'
import { tellSeconds } from '@bezpechne/server/archives/telling-queries'
import { readConfig } from '@bezpechne/server/config'
import { transact } from '@bezpechne/server/platform/database'
import type { ArchiveList } from '@bezpechne/shared/archives'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { people } from './support/people.ts'

const folder = mkdtempSync(join(tmpdir(), 'archive-news-'))
const config = readConfig({ DATA_DIR: folder, WORKER: 'separate' })
const database = await freshDatabase()
const { db } = database
const app = await buildApp(config, { database })
await givenKyiv(db)
const { as } = await people(app, database)
const iryna = await as('administrator')
const taras = await as('administrator', 'kyiv', 'second')
await as('administrator', 'kyiv', 'third')
const reported: string[] = []
const work = {
  db,
  dataDir: folder,
  key: archiveKey(config.ARCHIVE_KEY),
  report: (_error: unknown, archive: string) => void reported.push(archive),
}
const at = '/cities/kyiv/desk/archives'
const latest = async () => (await iryna.get(at)).json<ArchiveList>().items[0]
beforeEach(() => sql`with gone as (delete from archive_request) delete from outbox`.execute(db))
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

async function askedByIryna(): Promise<string> {
  return (await iryna.post(at)).json<ArchiveList>().items[0]?.id ?? ''
}

async function givenMaking(): Promise<string> {
  const id = await askedByIryna()
  expect((await taras.post(`${at}/${id}/agree`)).statusCode).toBe(200)
  return id
}

/** "archive/reader", of the news since the last call. */
async function newsOf(event: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from outbox where event = ${event} returning payload ->> 'id' as id`.execute(db)
  return rows.map(({ id }) => id)
}

test('one that comes to nothing says why, and who asked is told once', async () => {
  const id = await givenMaking()
  const broken = { ...work, dataDir: mkdtempSync(join(folder, 'broken-')) }
  writeFileSync(join(broken.dataDir, 'photos'), 'no folder')
  for (const left of ['making', 'making', 'failed']) {
    expect(await makeArchives(broken)).toBe(0)
    expect(await latest()).toMatchObject({ id, state: left })
  }
  expect(reported).toEqual([id, id, id])
  expect((await latest())?.why).toBe('file-unreadable')
  expect(await newsOf('archive.made')).toEqual([expect.stringMatching(`^${id}/`)])

  const second = await givenMaking()
  for (let start = 0; start < 3; start += 1) {
    expect(await claimRequest(db)).toMatchObject({ id: second })
    await sql`update archive_request set worked_until = now() - interval '1 second' where state = 'making'`.execute(
      db,
    )
  }
  expect(await makeArchives(work)).toBe(0)
  expect(await latest()).toMatchObject({ id: second, state: 'failed', why: 'interrupted' })
  expect(await newsOf('archive.made')).toHaveLength(1)
  expect((await iryna.post(at)).statusCode).toBe(201)
})

test('all others are asked once for their word, and once an hour however often somebody asks and cancels', async () => {
  const askAndCancel = async () => {
    const id = await askedByIryna()
    expect((await iryna.post(`${at}/${id}/cancel`)).statusCode).toBe(200)
  }
  await askAndCancel()
  expect(await newsOf('archive.waits')).toHaveLength(2)
  await askAndCancel()
  const last = await askedByIryna()
  await transact(db, tellSeconds)
  expect(await newsOf('archive.waits')).toEqual([])
  await sql`update archive_request set told_at = told_at - interval '1 hour'`.execute(db)
  for (const round of ['first', 'second']) {
    await transact(db, tellSeconds)
    const news = await newsOf('archive.waits')
    expect(news, round).toHaveLength(round === 'first' ? 2 : 0)
    expect(news.every((one) => one.startsWith(`${last}/`))).toBe(true)
  }
})

test('who is waited for, and the two whose it is, read of it in their language, and nothing that opens anything', async () => {
  await sql`update membership set language = 'en' where staff_id =
    (select id from "user" where email = 'administrator.kyiv.second@example.org')`.execute(db)
  const received: Received[] = []
  const server = await openMailServer(received)
  const SMTP_URL = `smtp://127.0.0.1:${server.port}?ignoreTLS=true`
  const mailing = await buildApp(readConfig({ DATA_DIR: folder, SMTP_URL, PUBLIC_URL: 'http://localhost' }), {
    database,
  })
  await mailing.ready()
  const readBy = (email: string, subject: string) =>
    vi.waitFor(
      async () => {
        const own = received.filter(({ recipients }) => recipients.includes(`${email}@example.org`))
        const mails = await Promise.all(own.map(({ raw }) => PostalMime.parse(raw)))
        const text = mails.find((mail) => mail.subject?.startsWith(subject))?.text
        if (!text) throw new Error(`no such mail to ${email} yet`)
        return text
      },
      { timeout: 30_000, interval: 50 },
    )
  try {
    const id = await askedByIryna()
    const asked = await readBy('administrator.kyiv.second', 'An archive needs your word')
    expect(asked).toContain('http://localhost/desk/kyiv/settings/archive')
    await readBy('administrator.kyiv.third', 'Потрібна ваша згода на архів')
    expect((await taras.post(`${at}/${id}/agree`)).statusCode).toBe(200)
    const texts = [
      await readBy('administrator.kyiv.first', 'Архів готовий'),
      await readBy('administrator.kyiv.second', 'The archive is ready'),
    ]
    for (const text of [asked, ...texts]) expect(text).not.toContain(id)
    const toOthers = received.filter(({ recipients: [to] }) => to === 'administrator.kyiv.third@example.org')
    expect(toOthers).toHaveLength(1)
    expect(
      received.filter(({ recipients: [to] }) => to === 'administrator.kyiv.first@example.org'),
    ).toHaveLength(1)
  } finally {
    await mailing.close()
    await server.close()
  }
}, 120_000)
