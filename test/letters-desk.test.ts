import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { AuditProof, LetterExport } from '@bezpechne/shared/letter-export'
import type { LetterCount, StaffLetter } from '@bezpechne/shared/letters'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import type { SignedDirectory } from '@bezpechne/shared/letters-crypto/directory'
import { proveExport, textHash } from '@bezpechne/shared/letters-crypto/export'
import { sealExport } from '@bezpechne/shared/letters-crypto/export-seal'
import { trialRoot } from '@bezpechne/shared/trial-root'
import { afterAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { corresponding } from './support/letters.ts'
import { givenMailboxes, sodium } from './support/mailboxes.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ POW_COST: '1' }), { database })
afterAll(() => app.close())
await givenKyiv(db)
const boxes = await givenMailboxes(db)
const { member, writer, visitor, as } = await corresponding(app, database, boxes)
const moderator = await member('moderator', [boxes.moderation])
const officer = await member('officer', [boxes.beat('HOL-01')])
const neighbour = await member('officer', [boxes.beat('HOL-02')], 'third')

const counted = async (who: Pick<typeof moderator, 'person'>) =>
  (await who.person.get('/cities/kyiv/letters/count')).json<LetterCount>().waiting

test('each desk is told how many wait for it, and nothing else', async () => {
  const olha = writer()
  await olha.write()
  expect(await counted(moderator)).toBe(1)
  expect(await counted(officer)).toBe(0)
  await olha.command('escalate')
  expect(await counted(moderator)).toBe(0)
  expect(await counted(officer)).toBe(1)
  expect(await counted(neighbour)).toBe(0)
  await officer.accept(olha.id)
  await officer.step(olha.id, 'reply', 'Завтра прийду.')
  expect(await counted(officer)).toBe(0)
  expect((await visitor.get('/cities/kyiv/letters/count')).statusCode).toBe(401)
  expect((await (await as('responder')).get('/cities/kyiv/letters/count')).statusCode).toBe(404)
})

test('a letter of a case file proves the day it came by a row of the audit; nobody else is given the row', async () => {
  const olha = writer()
  await olha.write({ text: 'Хтось стежить за домом.' })
  const path = `/cities/kyiv/letters/${olha.id}/export`
  expect((await officer.person.get(path)).statusCode).toBe(404)
  await olha.command('escalate')
  await officer.accept(olha.id)
  await officer.step(olha.id, 'reply', 'Завтра прийду.')
  for (const other of [moderator, neighbour]) expect((await other.person.get(path)).statusCode).toBe(404)

  const audit = AuditProof.parse((await officer.person.get(path)).json())
  expect(audit.row).toMatchObject({ action: 'letter-received', subject: olha.id, actorId: null })
  const mine = (await olha.fetchMine()).json<{ auditSeq: number; auditHash: string }>()
  expect([audit.row.seq, audit.row.hash]).toEqual([mine.auditSeq, mine.auditHash])

  const { findings } = proveExport(sodium, LetterExport.parse(await exported(olha.id, audit)), [trialRoot])
  expect(findings.filter(({ holds }) => !holds)).toEqual([])
  expect(findings.length).toBeGreaterThan(8)
})

/** As the officer's browser puts it together. */
async function exported(id: string, audit: AuditProof): Promise<LetterExport> {
  const letter = (await officer.fetchOne(id)).json<StaffLetter>()
  const { opened } = await officer.read(id)
  const directory = (await visitor.get('/cities/kyiv/directory')).json<SignedDirectory>()
  const { record, events, state, receivedAt, regNo, extNo, registeredAt, dueOn, crimeNo } = letter
  const messages = opened.messages.map(({ seq, body }) => ({
    seq,
    text: body && 'text' in body ? body.text : null,
    files: [],
  }))
  const textSha256 = textHash(sodium, messages[0]?.text ?? '')
  const content = {
    form: 'bezpechne-letter-1' as const,
    exportedAt: new Date().toISOString(),
    facts: { state, receivedAt, regNo, extNo, registeredAt, dueOn, crimeNo, textSha256 },
    messages,
    identity: opened.identity ?? null,
    directory,
    record,
    events,
    keys: [...opened.keys].map(([epoch, key]) => ({ epoch, key: toText(key) })),
    capsuleKey: opened.capsuleKey ? toText(opened.capsuleKey) : null,
    files: [],
    audit,
  }
  return sealExport(sodium, content, { box: officer.box.name, sigSk: officer.box.keys.sigSk })
}
