import type { Pins } from '@bezpechne/shared/letters-crypto/directory'

import { recordDeed, verifyCity } from '../audit/index.ts'
import { listNamed } from '../cities/index.ts'
import { directoryFault } from '../keys/index.ts'
import { type Db, transact, type Trx } from '../platform/database.ts'
import type { LinkToken } from '../platform/link-tokens.ts'
import { type Column, listColumns, listMigrations } from './catalogue-queries.ts'
import { type Checked, checkArchive } from './checking.ts'
import { entriesOf, type Entry, linesOf, passOver, watched } from './entries.ts'
import { unlimited } from './export-queries.ts'
import {
  clearStains,
  type Elsewhere,
  findInTheWay,
  type Forwarded,
  insertPeople,
  insertRows,
  setForwarded,
} from './import-queries.ts'
import { inviteAll } from './inviting.ts'
import { mediumOf, tableOf } from './manifest.ts'
import type { ArchiveMedia } from './media.ts'
import { ArchiveRefused } from './refused.ts'
import { changeOf } from './rows.ts'
import { isFingerprint } from './signing.ts'

export interface Target {
  db: Db
  media: ArchiveMedia
  linkToken: LinkToken
  authorKey: (city: string, email: string) => string
  /** Of this installation: its own archives need nobody's word. */
  fingerprint: string
  pins: Pins
}

export interface Wanted {
  file: string
  /** The fingerprint that the operator compared with whoever made the archive. */
  trust?: string | undefined
  /** Without it all is done and undone: whatever would fail, fails. */
  commit: boolean
}

export interface Imported extends Checked {
  trusted: boolean
  rows: number
  media: number
  invited: number
  /** What somebody still has to see to, a line each. */
  notes: string[]
}

/**
 * A city out of an archive into an installation that has none of it: all of it, or nothing.
 * @throws ArchiveRefused
 */
export async function importCity(target: Target, { file, trust, commit }: Wanted): Promise<Imported> {
  const checked = await checkArchive(file)
  const { fingerprint } = checked
  const trusted =
    fingerprint === target.fingerprint || (trust !== undefined && isFingerprint(trust, fingerprint))
  if (!trusted && (commit || trust !== undefined))
    throw new ArchiveRefused(
      `it is signed by another installation, whose fingerprint is ${fingerprint}: compare it with whoever made the archive, then say --trust ${fingerprint}`,
    )
  await checkTarget(target.db, checked)
  const work = new Importing(target, checked, commit)
  try {
    await transact(target.db, async (trx) => {
      await unlimited(trx)
      await work.run(trx, file)
      if (!commit) throw new Rehearsed()
    })
  } catch (error) {
    // Where somebody brought it in at the same time, and was faster, it is here now.
    if (codeOf(error) === '23505') await checkTarget(target.db, checked)
    if (!(error instanceof Rehearsed)) throw work.explained(error)
  }
  const { rows, media, invited, notes } = work
  if (!trusted) notes.push(`signed by ${fingerprint}, which is not trusted here yet: --trust ${fingerprint}`)
  return { ...checked, trusted, rows, media, invited, notes }
}

/** Undoes what a rehearsal wrote. */
class Rehearsed extends Error {}

async function checkTarget(db: Db, { head: { city, code, migration } }: Checked): Promise<void> {
  if (!(await listMigrations(db)).includes(migration))
    throw new ArchiveRefused(
      `The archive is of a newer Bezpechne, which has ${migration}: bring this installation up to date`,
    )
  const inTheWay = await findInTheWay(db, { city, code })
  if (inTheWay)
    throw new ArchiveRefused(
      `${inTheWay}: an archive goes only where nothing of it is, and nothing was changed`,
    )
}

class Importing {
  rows = 0
  media = 0
  invited = 0
  readonly notes: string[] = []
  readonly #target: Target
  readonly #checked: Checked
  readonly #commit: boolean
  readonly #listed: Map<string, Checked['manifest']['files'][number]>
  #elsewhere: Elsewhere = {}
  #forwarded: Forwarded[] = []
  #at = ''

  constructor(target: Target, checked: Checked, commit: boolean) {
    this.#target = target
    this.#checked = checked
    this.#commit = commit
    this.#listed = new Map(checked.manifest.files.map((one) => [one.name, one]))
  }

  async run(trx: Trx, file: string): Promise<void> {
    const { head, people } = this.#checked
    this.#elsewhere = await insertPeople(trx, people)
    for await (const entry of entriesOf(file)) {
      this.#at = entry.name
      await this.#take(trx, entry)
    }
    this.#at = ''
    await this.#checkAudit(trx)
    const { invited, notes } = await inviteAll(
      trx,
      { city: head.city, linkToken: this.#target.linkToken },
      people,
    )
    this.invited = invited
    this.notes.push(...notes)
    await recordDeed(trx, { city: head.city, actorId: null, role: 'operator', action: 'city-import' })
    await this.#note(trx)
  }

  /** What the database found wrong, with the file and without what stood there. */
  explained(error: unknown): unknown {
    const code = codeOf(error)
    if (typeof code !== 'string' || !/^2[23]...$/.test(code) || !this.#at) return error
    const rule = error instanceof Error ? Reflect.get(error, 'constraint') : undefined
    const why = typeof rule === 'string' ? `${code}, ${rule}` : code
    return new ArchiveRefused(
      `${this.#at} does not fit into this installation (${why}): nothing was changed`,
      {
        cause: error,
      },
    )
  }

  async #take(trx: Trx, entry: Entry): Promise<void> {
    const table = tableOf(entry.name)
    const medium = mediumOf(entry.name)
    const { pieces, seen } = watched(entry.read())
    if (table !== undefined) await this.#fill(trx, table, linesOf(entry.name, pieces))
    else if (medium) await this.#putMedium(medium, pieces)
    else return
    const listed = this.#listed.get(entry.name)
    // NOTE: read a second time: somebody may have written over the file since it was checked.
    if (seen.bytes !== listed?.bytes || seen.sha256() !== listed.sha256)
      throw new ArchiveRefused(`${entry.name} was changed while it was read: nothing was changed here`)
  }

  async #putMedium(medium: Parameters<ArchiveMedia['put']>[0], pieces: AsyncIterable<Buffer>): Promise<void> {
    if (this.#commit) await this.#target.media.put(medium, pieces)
    else await passOver(pieces)
    this.media += 1
  }

  async #fill(trx: Trx, table: string, lines: AsyncIterable<string[]>): Promise<void> {
    const { city } = this.#checked.head
    if (table === 'dump_stain') await clearStains(trx, city)
    const columns = await this.#columnsOf(trx, table)
    const elsewhere = this.#elsewhere
    const change = changeOf(table, {
      elsewhere,
      authorKey: (email) => this.#target.authorKey(city, email),
      forwarded: (letter) => void this.#forwarded.push(letter),
    })
    let read = 0
    for await (const some of gathered(lines)) {
      read += some.length
      const kept = some.flatMap((line) => change(line) ?? [])
      this.rows += await insertRows(trx, { city, table, columns, lines: kept, elsewhere })
    }
    const { rows = 0 } = this.#checked.manifest.tables[table] ?? {}
    if (read !== rows) throw new ArchiveRefused(`${this.#at} has ${read} rows, and ${rows} in the manifest`)
    if (table === 'letter_message') await this.#forward(trx)
  }

  async #columnsOf(trx: Trx, table: string): Promise<Column[]> {
    const { columns = [] } = this.#checked.manifest.tables[table] ?? {}
    const known = await listColumns(trx, table)
    const strange = columns.find((name) => !known.some((column) => column.name === name))
    if (strange !== undefined) throw new ArchiveRefused(`${this.#at}: there is no column ${strange} here`)
    const late = table === 'letter' ? 'forwarded_at' : undefined
    return known.filter(({ name }) => columns.includes(name) && name !== late)
  }

  /** NOTE: only now: what was written before a letter was forwarded is refused afterwards. */
  async #forward(trx: Trx): Promise<void> {
    const { city } = this.#checked.head
    for (let from = 0; from < this.#forwarded.length; from += atOnce)
      await setForwarded(trx, city, this.#forwarded.slice(from, from + atOnce))
  }

  async #checkAudit(trx: Trx): Promise<void> {
    const { city } = this.#checked.head
    const { seq, hash } = this.#checked.manifest.audit
    const verdict = await verifyCity(trx, city)
    if (verdict.broken !== null || verdict.seq !== seq || verdict.hash !== hash)
      throw new ArchiveRefused(
        `tables/audit.jsonl.gz: row ${verdict.broken ?? seq} of the audit is not as it was written; nothing was changed`,
      )
  }

  async #note(trx: Trx): Promise<void> {
    const { city } = this.#checked.head
    const others = Object.keys(this.#elsewhere).length
    if (others)
      this.notes.push(
        `${others} people have an account here under another id: their keys of letters stay behind, and a colleague gives them the mailboxes again`,
      )
    const [named] = await listNamed(trx, [city])
    if (named?.state === 'closed')
      this.notes.push('it was closed there, so it is closed here: an operator shows it again at /operator')
    const fault = await directoryFault(trx, city, this.#target.pins)
    if (fault === 'signature')
      this.notes.push(
        'the list of keys of the private letters is signed by roots that this installation does not pin: set LETTER_ROOTS as there and build, or let the keepers here sign it anew',
      )
    else if (fault)
      this.notes.push(
        `the list of keys of the private letters has to be signed again (${fault}): docs/production.md`,
      )
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined)

const atOnce = 500
const mostBytes = 4_000_000

async function* gathered(lines: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  let held: string[] = []
  let bytes = 0
  for await (const some of lines) {
    for (const line of some) {
      held.push(line)
      bytes += line.length
      if (held.length < atOnce && bytes < mostBytes) continue
      yield held
      held = []
      bytes = 0
    }
  }
  if (held.length) yield held
}
