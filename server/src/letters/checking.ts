import type { NewLetter } from '@bezpechne/shared/letters'
import { activeBox, type DirectoryBody, entryOf } from '@bezpechne/shared/letters-crypto/directory'
import type { Wrap } from '@bezpechne/shared/letters-crypto/letter'
import { boxName } from '@bezpechne/shared/letters-crypto/mailbox'

import { currentDirectory, directoryOfSerial } from '../keys/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { isMessage } from './proving.ts'
import { isBeat } from './submit-queries.ts'

export function wrong(path: string): AppError {
  return new AppError('invalid-input', { errors: [{ path, code: 'wrong' }] })
}

/** @throws AppError 'invalid-input' */
export function mustBe(right: boolean, path: string): void {
  if (!right) throw wrong(path)
}

/** Signatures of staff are checked against it. @throws AppError 'directory-old' where the city has none */
export async function getDirectory(db: Db, city: string): Promise<DirectoryBody> {
  const found = await currentDirectory(db, city)
  if (!found) throw new AppError('directory-old')
  return found.body
}

/**
 * What a browser of ours sends, and nothing else; whether a moderator reads it first.
 * @throws AppError 'invalid-input' naming the part, 'directory-old' where its keys are not those of today
 */
export async function checkNewLetter(
  db: Db,
  city: string,
  letter: NewLetter,
): Promise<{ moderation: string | null }> {
  const { header, message } = letter
  mustBe(header.city === city, 'header.city')
  const directory = await directoryOf(db, city, header.dirSerial)
  await checkAddressee(db, directory, letter)
  const active = activeBox(directory, { kind: 'moderation', scope: 'city' })
  const moderation = active ? boxName(active) : null
  const officer = ['resident', header.addressee]
  mustBe(areFor(letter.wraps, moderation ? [...officer, moderation] : officer), 'wraps')
  mustBe(areFor(letter.capsuleWraps, officer), 'capsuleWraps')
  const first =
    message.epoch === 0 && message.seq === 1 && message.role === 'resident' && message.kind === 'text'
  mustBe(first && hasTextSize(message) && isMessage({ header, directory }, [], message, null), 'message')
  return { moderation }
}

/** Letters that were begun before the keys changed are still taken: one directory back, no more. */
async function directoryOf(db: Db, city: string, serial: number): Promise<DirectoryBody> {
  const current = await getDirectory(db, city)
  if (serial === current.serial) return current
  const previous = serial === current.serial - 1 ? await directoryOfSerial(db, city, serial) : undefined
  if (!previous) throw new AppError('directory-old')
  return previous.body
}

async function checkAddressee(db: Db, directory: DirectoryBody, { header }: NewLetter): Promise<void> {
  const to = entryOf(directory, header.addressee)
  mustBe(to?.kind === header.route, 'header.addressee')
  if (to?.state !== 'active') throw new AppError('directory-old')
  mustBe(to.kind !== 'beat' || (await isBeat(db, header.city, to.scope)), 'header.addressee')
}

/** For these readers, each once, and for nobody else. */
export function areFor(wraps: readonly Wrap[], boxes: readonly string[]): boolean {
  const given = wraps.map(({ box }) => box).toSorted()
  return given.length === boxes.length && boxes.toSorted().every((box, at) => given[at] === box)
}

const identityLetters = 2752

/** An identity is as long as an identity, a text as a text: they never pass for each other. */
export function hasTextSize({ kind, ct }: NewLetter['message']): boolean {
  return (kind === 'identity') === (ct.length === identityLetters)
}
