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

interface Wanted {
  city?: 'kyiv' | 'ternopil'
  /** Of Kyiv; each with a mailbox. */
  beats?: string[]
  moderation?: boolean
}

/** Mailboxes with real keys and members, and a directory signed by the root of trials. */
export async function givenMailboxes(db: Db, wanted: Wanted = {}): Promise<Mailboxes> {
  const { city = 'kyiv', beats = ['HOL-01', 'HOL-02'], moderation = true } = wanted
  const boxes = new Mailboxes(db, city)
  for (const [at, id] of beats.entries()) {
    if (city === 'kyiv') await givenBeat(db, id, [30.41 + at / 50, 50.41, 30.42 + at / 50, 50.42])
    await boxes.add(newBox('beat', id))
  }
  if (moderation) await boxes.add(boxes.moderation)
  await boxes.add(boxes.oversight)
  await boxes.renew()
  return boxes
}

export class Mailboxes {
  readonly city: 'kyiv' | 'ternopil'
  readonly moderation = newBox('moderation', 'city')
  readonly oversight = newBox('oversight', 'city')
  readonly #db: Db
  readonly #all = new Map<string, TestBox>()
  #directory: DirectoryBody | undefined

  constructor(db: Db, city: 'kyiv' | 'ternopil') {
    this.#db = db
    this.city = city
  }

  /** As it was signed last. */
  directory(): DirectoryBody {
    if (!this.#directory) throw new Error('No directory')
    return this.#directory
  }

  beat(id: string, ver = 1): TestBox {
    return this.known(`beat:${id}:${ver}`)
  }

  known(name: string): TestBox {
    const box = this.#all.get(name)
    if (!box) throw new Error(`No mailbox ${name}`)
    return box
  }

  /** The active version from now on; residents are told by renew(). */
  async add(box: TestBox): Promise<TestBox> {
    const { kind, scope, ver } = box.entry
    const { city } = this
    this.#all.set(box.name, box)
    for (const { entry } of this.#all.values())
      if (entry.kind === kind && entry.scope === scope && entry.ver !== ver) entry.state = 'retired'
    await this.#db
      .updateTable('mailbox')
      .set({ state: 'retired' })
      .where('city_id', '=', city)
      .where('kind', '=', kind)
      .where('scope_id', '=', scope)
      .execute()
    const keys = { box_pk: Buffer.from(box.keys.boxPk), sig_pk: Buffer.from(box.keys.sigPk) }
    await this.#db
      .insertInto('mailbox')
      .values({ city_id: city, kind, scope_id: scope, ver, ...keys, state: 'active', active_at: new Date() })
      .execute()
    return box
  }

  /** The next directory, of what the mailboxes are now. */
  async renew(): Promise<DirectoryBody> {
    const mailboxes = [...this.#all.values()].map(({ entry }) => ({ ...entry }))
    const serial = (this.#directory?.serial ?? 0) + 1
    this.#directory = await publish(this.#db, { city: this.city, serial, mailboxes })
    return this.#directory
  }

  /** This person holds the seed, and a second person has agreed. */
  async grant({ entry: { kind, scope, ver } }: TestBox, staffId: string): Promise<void> {
    await this.#db
      .insertInto('mailbox_member')
      .values({
        city_id: this.city,
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
}

async function publish(
  db: Db,
  given: Pick<DirectoryBody, 'city' | 'serial' | 'mailboxes'>,
): Promise<DirectoryBody> {
  const [issued, notAfter] = [new Date(), new Date(Date.now() + 30 * 86_400_000)]
  const body = { ...given, issued: issued.toISOString(), notAfter: notAfter.toISOString() }
  await db
    .insertInto('directory')
    .values({
      city_id: body.city,
      serial: body.serial,
      issued_at: issued,
      not_after: notAfter,
      body: JSON.stringify(body),
      sig: Buffer.from(await signForTrial(body)),
    })
    .execute()
  return body
}
