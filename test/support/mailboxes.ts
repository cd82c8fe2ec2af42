import { signForTrial } from '@bezpechne/server/keys/trial-root'
import type { Db } from '@bezpechne/server/platform/database'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import type { DirectoryBody, DirectoryEntry } from '@bezpechne/shared/letters-crypto/directory'
import {
  boxName,
  type MailboxKeys,
  mailboxKeys,
  type MailboxKind,
} from '@bezpechne/shared/letters-crypto/mailbox'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'

import { givenBeat } from './beats.ts'

export const sodium = await loadSodium()

/** One version of a mailbox with its keys, as its members' browsers hold them. */
export interface TestBox {
  name: string
  entry: DirectoryEntry
  seed: Uint8Array
  keys: MailboxKeys
}

export function newBox(kind: MailboxKind, scope: string, ver = 1): TestBox {
  const seed = sodium.randombytes_buf(32)
  const keys = mailboxKeys(sodium, seed)
  const entry = {
    kind,
    scope,
    ver,
    boxPk: toText(keys.boxPk),
    sigPk: toText(keys.sigPk),
    state: 'active',
  } as const
  return { name: boxName(entry), entry, seed, keys }
}

export type Mailboxes = Awaited<ReturnType<typeof givenMailboxes>>

interface Wanted {
  city?: 'kyiv' | 'ternopil'
  /** Of Kyiv; each with a mailbox. */
  beats?: string[]
  moderation?: boolean
}

/** Mailboxes with real keys and members, and a directory signed by the root of trials. */
export async function givenMailboxes(db: Db, wanted: Wanted = {}) {
  const { city = 'kyiv', beats = ['HOL-01', 'HOL-02'], moderation: screened = true } = wanted
  const moderation = newBox('moderation', 'city')
  const oversight = newBox('oversight', 'city')
  const all = new Map<string, TestBox>()
  let directory = await publish(db, { city, serial: 1, entries: [] })
  for (const [at, id] of beats.entries()) {
    if (city === 'kyiv') await givenBeat(db, id, [30.41 + at / 50, 50.41, 30.42 + at / 50, 50.42])
    await add(newBox('beat', id))
  }
  if (screened) await add(moderation)
  await add(oversight)
  await renew()

  /** Into the database; residents see it after renew(). */
  async function add(box: TestBox): Promise<TestBox> {
    const { kind, scope, ver } = box.entry
    all.set(box.name, box)
    const versions = [...all.values()].filter(({ entry }) => entry.kind === kind && entry.scope === scope)
    for (const one of versions) one.entry.state = one.entry.ver === ver ? 'active' : 'retired'
    await db
      .updateTable('mailbox')
      .set({ state: 'retired' })
      .where('city_id', '=', city)
      .where('kind', '=', kind)
      .where('scope_id', '=', scope)
      .execute()
    await db
      .insertInto('mailbox')
      .values({
        city_id: city,
        kind,
        scope_id: scope,
        ver,
        box_pk: Buffer.from(box.keys.boxPk),
        sig_pk: Buffer.from(box.keys.sigPk),
        state: 'active',
        active_at: new Date(),
      })
      .execute()
    return box
  }

  /** The next directory, signed, of what the mailboxes are now. */
  async function renew(): Promise<DirectoryBody> {
    const entries = [...all.values()].map(({ entry }) => ({ ...entry }))
    directory = await publish(db, { city, serial: directory.serial + 1, entries })
    return directory
  }

  /** This person holds the seed, and a second person has agreed. */
  async function grant({ entry: { kind, scope, ver } }: TestBox, staffId: string): Promise<void> {
    await db
      .insertInto('mailbox_member')
      .values({
        city_id: city,
        kind,
        scope_id: scope,
        ver,
        holder_kind: 'staff',
        holder_id: staffId,
        holder_key_ver: 1,
        sealed_seed: Buffer.alloc(80, 1),
        granted_by: 'one',
        approved_by: 'another',
      })
      .execute()
  }

  return {
    city,
    moderation,
    oversight,
    beat: (id: string, ver = 1) => known(`beat:${id}:${ver}`),
    known,
    directory: () => directory,
    add,
    renew,
    grant,
  }

  function known(name: string): TestBox {
    const box = all.get(name)
    if (!box) throw new Error(`No mailbox ${name}`)
    return box
  }
}

async function publish(
  db: Db,
  { city, serial, entries }: { city: string; serial: number; entries: DirectoryEntry[] },
): Promise<DirectoryBody> {
  const [issued, notAfter] = [new Date(), new Date(Date.now() + 30 * 86_400_000)]
  const body = {
    city,
    serial,
    issued: issued.toISOString(),
    notAfter: notAfter.toISOString(),
    mailboxes: entries,
  }
  await db
    .insertInto('directory')
    .values({
      city_id: city,
      serial,
      issued_at: issued,
      not_after: notAfter,
      body: JSON.stringify(body),
      sig: Buffer.from(await signForTrial(body)),
    })
    .execute()
  return body
}
