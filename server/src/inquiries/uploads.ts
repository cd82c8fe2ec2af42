import { createHash } from 'node:crypto'

import type { NewUpload, Upload } from '@bezpechne/shared/uploads'

import { type Db, transact, type Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { Images } from '../platform/images.ts'
import { checkRoom } from '../platform/quotas.ts'
import type { Storage } from '../platform/storage.ts'
import { getOwn } from './holder.ts'
import { insertPhoto, type PhotoKey } from './photo-queries.ts'
import { fileOf, newPhotoKey } from './photos.ts'
import { lockOwn } from './receipt-queries.ts'
import { attachPhoto } from './submit-queries.ts'
import {
  appendPiece,
  endUpload,
  findBytes,
  findNamed,
  findRoom,
  findUpload,
  insertUpload,
  restartUpload,
  tellQueue,
  type UploadRow,
} from './upload-queries.ts'

interface Source {
  db: Db
  storage: Storage
  images: Images
}

/**
 * Begins to take a photo of an inquiry, or says how far it is: asked again it answers what is so now.
 * @throws AppError 'not-found' for a wrong code, 'uploads-over', 'uploads-too-many', 'photos-no-room', and what a photo is refused for
 */
export async function openUpload(source: Source, name: string, given: NewUpload): Promise<Upload> {
  const { city, id: inquiryId } = await getOwn(source.db, { code: given.code })
  const named = { city, inquiryId, name }
  const upload = await transact(source.db, async (trx) => {
    await lockOwn(trx, city, inquiryId)
    const found = (await findNamed(trx, named)) ?? (await startUpload(trx, named, given))
    return isSame(found, given) ? found : restart(trx, found, given)
  })
  return settled(source, upload)
}

type Named = Parameters<typeof findNamed>[1]

async function startUpload(
  trx: Trx,
  named: Named,
  { position, size, sha256 }: NewUpload,
): Promise<UploadRow> {
  const { takes, room } = await findRoom(trx, named.city, named.inquiryId)
  if (!takes) throw new AppError('uploads-over')
  if (room < 1) throw new AppError('uploads-too-many')
  await checkRoom(trx, named.city)
  const id = newPhotoKey(named.city).id
  await insertUpload(trx, { ...named, id, position, size, sha256 })
  return getUpload(trx, id)
}

/** What came, came, whatever the phone made of the same photo since. */
function isSame({ done, refused, size, sha256 }: UploadRow, given: NewUpload): boolean {
  return done || refused !== null || (size === given.size && sha256 === given.sha256)
}

async function restart(trx: Trx, { id }: UploadRow, { size, sha256 }: NewUpload): Promise<UploadRow> {
  await restartUpload(trx, { id, size, sha256 })
  return getUpload(trx, id)
}

/**
 * Takes the piece that begins where the last one ended. One that is here already is no second one.
 * @throws AppError 'not-found', 'upload-elsewhere', and what openUpload throws
 */
export async function takePiece(source: Source, id: string, offset: number, piece: Buffer): Promise<Upload> {
  const before = await getUpload(source.db, id)
  if (isOpen(before) && !(await appendPiece(source.db, id, offset, piece))) {
    const { received, done } = await getUpload(source.db, id)
    if (!done && received < offset + piece.byteLength) throw new AppError('upload-elsewhere')
  }
  return settled(source, await getUpload(source.db, id))
}

function isOpen({ done, refused, takes }: UploadRow): boolean {
  return !done && refused === null && takes
}

async function getUpload(db: Db, id: string): Promise<UploadRow> {
  const found = await findUpload(db, id)
  if (!found) throw new AppError('not-found')
  return found
}

/** Makes a photo of what is whole; says of everything else how it stands. */
async function settled(source: Source, upload: UploadRow): Promise<Upload> {
  const { id, size, received, done, takes } = upload
  if (done) return { id, size, received: size, done }
  refuse(upload)
  if (!takes) throw new AppError('uploads-over')
  if (received < size) return { id, size, received, done }
  await makePhoto(source, upload)
  return { id, size, received: size, done: true }
}

const refusals = ['photo-unreadable', 'photo-too-large', 'photo-heic'] as const

function refuse({ refused }: UploadRow): void {
  const code = refusals.find((known) => known === refused)
  if (code) throw new AppError(code)
}

/** NOTE: decoded and on the disk before the transaction opens: the embedded database has only one. */
async function makePhoto(source: Source, upload: UploadRow): Promise<void> {
  const { db, storage } = source
  const bytes = await findBytes(db, upload.id)
  // Another request was faster with the same last piece.
  if (!bytes) return settledByAnother(db, upload.id)
  if (createHash('sha256').update(bytes).digest('hex') !== upload.sha256) {
    await restartUpload(db, upload)
    throw new AppError('upload-broken')
  }
  const { bytes: jpeg, width, height } = await encode(source, upload, bytes)
  const key = newPhotoKey(upload.city)
  await storage.put(fileOf(key), jpeg)
  let used = false
  try {
    used = await transact(db, (trx) => attach(trx, upload, { ...key, width, height, bytes: jpeg.byteLength }))
  } catch (error) {
    // NOTE: after any other error the row may be there: what is in doubt stays, and goes with the sweep.
    used = !(error instanceof AppError)
    throw error
  } finally {
    if (!used) await storage.remove(fileOf(key))
  }
}

async function settledByAnother(db: Db, id: string): Promise<void> {
  const upload = await getUpload(db, id)
  refuse(upload)
  if (!upload.done) throw new AppError('upload-elsewhere')
}

/** What cannot be read is remembered: nobody has to send it again to learn that. */
async function encode({ db, images }: Source, { id }: UploadRow, bytes: Buffer) {
  try {
    return await images.encode(bytes)
  } catch (error) {
    const code = error instanceof AppError && refusals.find((known) => known === error.code)
    if (code) await endUpload(db, id, { refused: code })
    throw error
  }
}

type Made = PhotoKey & { width: number; height: number; bytes: number }

/** False where another request was faster with the same photo. */
async function attach(trx: Trx, upload: UploadRow, photo: Made): Promise<boolean> {
  const { city, inquiryId, position } = upload
  await lockOwn(trx, city, inquiryId)
  // NOTE: under the lock: who decides at this moment has decided before, or sees it.
  if (!(await getUpload(trx, upload.id)).takes) throw new AppError('uploads-over')
  if (!(await endUpload(trx, upload.id, { photo: photo.id }))) return false
  await insertPhoto(trx, photo)
  await attachPhoto(trx, city, photo.id, { inquiryId, position })
  await tellQueue(trx, city, inquiryId)
  return true
}
