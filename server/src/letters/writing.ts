import { entryOf } from '@bezpechne/shared/letters-crypto/directory'
import type { SealedEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import type { Wrap } from '@bezpechne/shared/letters-crypto/letter'
import type { SealedMessage } from '@bezpechne/shared/letters-crypto/message'

import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { areFor, getDirectory, hasTextSize, mustBe } from './checking.ts'
import { isCommand, isEpoch, isMessage, type Proof } from './proving.ts'
import { headerOf, type Letter } from './queries.ts'
import { listEpochs } from './record-queries.ts'
import { attachAll } from './submit.ts'
import { insertEpoch, insertMessage, insertWraps, lastSignature } from './writing-queries.ts'

export const onOf = ({ city_id: city, id }: Letter) => ({ city, id })

async function proofOf(trx: Trx, letter: Letter): Promise<Proof> {
  return { header: headerOf(letter), directory: await getDirectory(trx, letter.city_id) }
}

/** @throws AppError 'invalid-input' */
export async function mustBeSigned(
  trx: Trx,
  letter: Letter,
  action: string,
  { box, sig, version }: { box: string; sig: string; version: number },
): Promise<void> {
  mustBe(isCommand(await proofOf(trx, letter), box, { action, version }, sig), 'sig')
}

interface Written {
  message: SealedMessage
  files: readonly string[]
  /** Who may have written it, and as what. */
  role: SealedMessage['role']
  kinds: readonly SealedMessage['kind'][]
}

/**
 * The message after the last one, in the latest epoch; the caller moves the letter to message.seq.
 * @throws AppError 'stale-version' where its place is taken, 'invalid-input', 'photo-not-found'
 */
export async function writeIn(
  trx: Trx,
  letter: Letter,
  { message, files, role, kinds }: Written,
): Promise<void> {
  const epochs = await listEpochs(trx, onOf(letter))
  const inPlace = message.seq === letter.last_seq + 1 && message.epoch === epochs.length
  if (!inPlace || (letter.forwarded_at !== null && epochs.length === 0)) throw new AppError('stale-version')
  mustBe(message.role === role && kinds.includes(message.kind) && hasTextSize(message), 'message')
  const prev = await lastSignature(trx, onOf(letter))
  mustBe(isMessage(await proofOf(trx, letter), epochs, message, prev ?? null), 'message')
  await insertMessage(trx, letter, message)
  await attachAll(trx, onOf(letter), files, message.seq)
}

interface Opened {
  epoch: SealedEpoch
  wraps: readonly Wrap[]
  role: SealedEpoch['role']
}

/**
 * The next epoch, sealed to the resident and to one mailbox version.
 * @throws AppError 'stale-version' where somebody opened it first, 'invalid-input'
 */
export async function openEpoch(trx: Trx, letter: Letter, { epoch, wraps, role }: Opened): Promise<void> {
  const epochs = await listEpochs(trx, onOf(letter))
  if (epoch.epoch !== epochs.length + 1) throw new AppError('stale-version')
  const proof = await proofOf(trx, letter)
  mustBe(epoch.role === role && isEpoch(proof, epoch, letter.box), 'epoch')
  // NOTE: whoever left may still hold the key of a version that is retired.
  mustBe(entryOf(proof.directory, epoch.box)?.state === 'active', 'epoch')
  mustBe(areFor(wraps, ['resident', epoch.box]), 'wraps')
  await insertEpoch(trx, onOf(letter), epoch)
  await insertWraps(
    trx,
    onOf(letter),
    wraps.map((wrap) => ({ ...wrap, epoch: epoch.epoch })),
  )
}
