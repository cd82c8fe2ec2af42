import type { Membership } from '@bezpechne/shared/access'
import { importPieceBytes } from '@bezpechne/shared/import-columns'
import {
  type ImportColumns,
  type ImportMapping,
  type ImportStatus,
  type NewImport,
  pieceCount,
} from '@bezpechne/shared/imports'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import {
  andSet,
  countOpen,
  findColumns,
  findImport,
  forgetFile,
  type ImportKind,
  type ImportRow,
  insertImport,
  lockImport,
  moveImport,
  putPiece,
  setProposed,
} from './queries.ts'
import { deleteRows } from './row-queries.ts'

export interface Who {
  id: string
  memberships: readonly Membership[]
}

/** Files of 50 MB lie in the database until their rows are read. */
const mostOpen = 3

/** @throws AppError 'not-found' */
export async function getImport(db: Db, city: string, id: string): Promise<ImportRow> {
  return getOfKind(db, 'inquiries', city, id)
}

/** @throws AppError 'not-found', also for one of another kind: another permission opens it */
export async function getOfKind<Kind extends ImportKind>(
  db: Db,
  kind: Kind,
  city: string,
  id: string,
): Promise<ImportRow<Kind>> {
  const found = await findImport(db, kind, city, id)
  if (!found) throw new AppError('not-found')
  return found
}

export function statusFor(found: ImportRow, who: Who): ImportStatus {
  const { shape, mapping, proposedBy, proposedName, proposedRole, by, madeOn } = found
  const { id, state, name, size, received, rows, counts, progress, trouble, seen } = found
  return {
    id,
    state,
    name,
    size,
    received,
    rows,
    counts,
    progress,
    trouble,
    seen,
    by,
    madeOn,
    encoding: shape?.encoding ?? null,
    source: mapping?.source ?? null,
    arrival: mapping?.arrival ?? null,
    proposed: proposedRole && { by: proposedName ?? '', role: proposedRole, own: proposedBy === who.id },
  }
}

interface Opened extends NewImport {
  kind: ImportKind
  city: string
}

/** @returns its id. @throws AppError 'imports-full' */
export async function openImport(trx: Trx, { kind, city, ...given }: Opened, who: Who): Promise<string> {
  if ((await countOpen(trx, kind, city)) >= mostOpen) throw new AppError('imports-full')
  const id = newId()
  await insertImport(trx, { kind, city, id, ...given, by: who.id })
  return id
}

/**
 * A piece; the same again changes nothing. The last one begins the reading.
 * @throws AppError 'not-found', 'invalid-input' for one that is not as long as announced
 */
export async function takePiece(
  db: Db,
  { kind, city, id, no }: { kind: ImportKind; city: string; id: string; no: number },
  bytes: Buffer,
): Promise<void> {
  const { size, state } = await getOfKind(db, kind, city, id)
  const expected = Math.min(importPieceBytes, size - no * importPieceBytes)
  if (bytes.byteLength !== expected) throw new AppError('invalid-input')
  if (state === 'uploading') await putPiece(db, { city, id, no, bytes })
  const found = await getOfKind(db, kind, city, id)
  if (found.received === pieceCount(size))
    await moveImport(db, { city, id, from: ['uploading'], to: 'reading' })
}

/** @throws AppError 'not-found', 'import-elsewhere' before it is read and after it is over */
export async function getColumns(db: Db, city: string, id: string): Promise<ImportColumns> {
  const { shape, rows } = await getImport(db, city, id)
  const found = await findColumns(db, city, id)
  if (!shape || !found) throw new AppError('import-elsewhere')
  return { delimiter: shape.delimiter, encoding: shape.encoding, rows: rows ?? 0, ...found }
}

/** @throws AppError 'not-found', 'import-elsewhere' */
export async function mapColumns(
  trx: Trx,
  city: string,
  id: string,
  mapping: ImportMapping,
): Promise<ImportRow> {
  const from = ['mapping', 'checked'] as const
  await getImport(trx, city, id)
  await move(trx, { city, id, from, to: 'checking' }, andSet.mapping(mapping))
  return getImport(trx, city, id)
}

/**
 * What waits for moderators begins at once. What is to be seen at once is proposed: an administrator and a moderator,
 * two people, have to say that it was public before.
 * @throws AppError 'not-found', 'import-elsewhere' where it is not what was checked
 */
export async function startImport(
  trx: Trx,
  city: string,
  id: string,
  { seen, who }: { seen: string; who: Who },
): Promise<ImportRow> {
  const found = await lockChecked(trx, city, id, seen)
  if (found.mapping?.arrival === 'published') {
    const role = roleOf(who, city)
    if (found.proposedBy) throw new AppError('import-elsewhere')
    await setProposed(trx, { city, id, by: who.id, role })
  } else await move(trx, { city, id, from: ['checked'], to: 'importing' }, andSet.started(null))
  return getImport(trx, city, id)
}

/** @throws AppError 'not-found', 'import-elsewhere', 'second-person-needed' */
export async function agreeToImport(
  trx: Trx,
  city: string,
  id: string,
  { seen, who }: { seen: string; who: Who },
): Promise<ImportRow> {
  const { proposedBy, proposedRole } = await lockChecked(trx, city, id, seen)
  if (!proposedBy || !proposedRole) throw new AppError('import-elsewhere')
  const other = proposedRole === 'moderator' ? 'administrator' : 'moderator'
  if (proposedBy === who.id || !holds(who, city, other)) throw new AppError('second-person-needed')
  const moderatorId = other === 'moderator' ? who.id : proposedBy
  await move(trx, { city, id, from: ['checked'], to: 'importing' }, andSet.started(moderatorId))
  return getImport(trx, city, id)
}

/** What was written stays: it is known by its source, and the same file goes on with the rest. */
export async function cancelImport(trx: Trx, kind: ImportKind, city: string, id: string): Promise<void> {
  const from = ['uploading', 'reading', 'mapping', 'checking', 'checked', 'importing'] as const
  await getOfKind(trx, kind, city, id)
  await move(trx, { city, id, from, to: 'cancelled' })
  await forgetFile(trx, city, id)
  const { counts } = await getOfKind(trx, kind, city, id)
  if (!counts) await deleteRows(trx, { city, id })
}

async function lockChecked(trx: Trx, city: string, id: string, seen: string): Promise<ImportRow> {
  const found = await lockImport(trx, 'inquiries', city, id)
  if (!found) throw new AppError('not-found')
  if (found.state !== 'checked' || found.seen !== seen) throw new AppError('import-elsewhere')
  return found
}

/** @throws AppError 'import-elsewhere' where it is at another step */
export async function move(...step: Parameters<typeof moveImport>): Promise<void> {
  if (!(await moveImport(...step))) throw new AppError('import-elsewhere')
}

function holds({ memberships }: Who, city: string, role: 'administrator' | 'moderator'): boolean {
  return memberships.some((held) => held.city === city && held.role === role)
}

function roleOf(who: Who, city: string): 'administrator' | 'moderator' {
  return holds(who, city, 'moderator') ? 'moderator' : 'administrator'
}
