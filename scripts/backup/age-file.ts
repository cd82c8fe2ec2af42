import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

import { Decrypter, Encrypter } from 'age-encryption'

import { InputError } from '../import/input-error.ts'

/**
 * Encrypts what comes, as it comes: nothing plain is ever on the disk, and the file has its name only when it is whole.
 * @returns the size and the SHA-256 of the encrypted file
 */
export async function writeEncrypted(
  file: string,
  recipients: readonly string[],
  plain: Readable,
): Promise<{ bytes: number; sha256: string }> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const half = join(dirname(file), `.${randomUUID()}.part`)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    const handle = await open(half, 'wx', 0o600)
    try {
      for await (const piece of piecesOf(await encrypter.encrypt(asWeb(plain)))) {
        hash.update(piece)
        bytes += piece.byteLength
        await handle.appendFile(piece)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(half, file)
    await syncFolder(dirname(file))
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** @throws InputError where a key does not fit, or a byte is not as it was written */
export async function* readEncrypted(file: string, keys: readonly string[]): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter()
  for (const key of keys) decrypter.addIdentity(key)
  const source = createReadStream(file, { highWaterMark: 1 << 18 })
  try {
    yield* piecesOf(await decrypter.decrypt(asWeb(source)))
  } catch (error) {
    throw new InputError(`${file}: ${whyUnread(error)}`, { cause: error })
  } finally {
    source.destroy()
  }
}

// NOTE: not Readable.toWeb(): its streams and those of the browser, which the library speaks of, are two types.
function asWeb(source: Readable): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => void source.destroy(),
  })
}

async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function whyUnread(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'there is no such file'
  const said = error instanceof Error ? error.message : ''
  if (error instanceof Error && 'syscall' in error) return said
  return /no identity matched/.test(said)
    ? 'this key does not open it: another one does, or the beginning of the file is damaged'
    : 'it is damaged: not as it was written, or cut off. Take another backup'
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
