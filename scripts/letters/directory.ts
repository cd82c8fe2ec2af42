import { chmodSync, readFileSync, writeFileSync } from 'node:fs'

import { recordDeed } from '@bezpechne/server/audit/index'
import { rootKeyHeader } from '@bezpechne/server/keys/boot-check'
import { linesOf, draftDirectory } from '@bezpechne/server/keys/directory'
import { insertDirectory } from '@bezpechne/server/keys/directory-queries'
import { type Db, transact } from '@bezpechne/server/platform/database'
import { DirectoryDocument } from '@bezpechne/shared/keys'
import { toBytes, toText } from '@bezpechne/shared/letters-crypto/bytes'
import {
  checkDirectory,
  DirectoryRefused,
  type Pins,
  type SignedDirectory,
  signDirectory,
} from '@bezpechne/shared/letters-crypto/directory'
import { newKey, sigKeys } from '@bezpechne/shared/letters-crypto/primitives'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'

import { InputError } from '../import/input-error.ts'

/** What a root keeper is given to read and to sign. @throws AppError 'city-not-found' */
export async function draft(db: Db, city: string): Promise<string> {
  return JSON.stringify(await draftDirectory(db, city), null, 2)
}

/** Done away from every server. @returns the public half, to be told to the operator */
export async function makeRoot(file: string): Promise<string> {
  const sodium = await loadSodium()
  const seed = newKey(sodium)
  try {
    writeFileSync(file, `${rootKeyHeader}\n${toText(seed)}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw new InputError(`${file} cannot be written, or is there already: a key is never overwritten`, {
      cause: error,
    })
  }
  chmodSync(file, 0o600)
  const { sigPk } = sigKeys(sodium, seed)
  sodium.memzero(seed)
  return toText(sigPk)
}

/** Needs no network and no database. @throws InputError */
export async function sign(draftFile: string, keyFile: string): Promise<string> {
  const body = DirectoryDocument.shape.body.safeParse(readJson(draftFile))
  if (!body.success) throw new InputError(`${draftFile} is not a draft of a directory`)
  const [header, seed = ''] = readFileSync(keyFile, 'utf8').split('\n')
  if (header !== rootKeyHeader) throw new InputError(`${keyFile} is not a root key`)
  const sodium = await loadSodium()
  const sig = signDirectory(sodium, body.data, sigKeys(sodium, toBytes(seed.trim())).sigSk)
  return JSON.stringify({ body: body.data, sig: toText(sig) }, null, 2)
}

/**
 * Only what browsers will take, and what is true of the mailboxes now.
 * @throws InputError
 */
export async function publish(db: Db, file: string, pins: Pins): Promise<string> {
  const read = DirectoryDocument.safeParse(readJson(file))
  if (!read.success) throw new InputError(`${file} is not a signed directory`)
  const { body, sig } = read.data
  const present = await draftDirectory(db, body.city)
  await checkSigned(read.data, pins)
  if (body.serial !== present.serial)
    throw new InputError(`Its serial is ${body.serial}, the next one is ${present.serial}: draft it anew`)
  if (linesOf(body.mailboxes) !== linesOf(present.mailboxes))
    throw new InputError('The mailboxes have changed since the draft: draft and sign it anew')
  await transact(db, async (trx) => {
    if (!(await insertDirectory(trx, { body, sig: toBytes(sig) })))
      throw new InputError(`Serial ${body.serial} was published meanwhile: draft it anew`)
    const deed = { city: body.city, actorId: null, role: 'operator', action: 'directory-publish' } as const
    await recordDeed(trx, { ...deed, subject: `${body.serial}` })
  })
  const active = body.mailboxes.filter(({ state }) => state === 'active').length
  return `Directory ${body.serial} of ${body.city} is in force until ${body.notAfter}: ${active} mailboxes can be written to.`
}

async function checkSigned(signed: SignedDirectory, pins: Pins): Promise<void> {
  try {
    checkDirectory(await loadSodium(), signed, { city: signed.body.city, pins, now: new Date() })
  } catch (error) {
    if (!(error instanceof DirectoryRefused)) throw error
    throw new InputError(`Browsers would refuse it (${error.fault}): nothing was published`, { cause: error })
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new InputError(`${file} cannot be read`, { cause: error })
  }
}
