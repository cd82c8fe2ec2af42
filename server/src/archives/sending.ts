import { type FileHandle, open } from 'node:fs/promises'

import type { FastifyReply, FastifyRequest } from 'fastify'

import { AppError } from '../platform/errors.ts'

interface Whole {
  path: string
  bytes: number
  sha256: string
}

const tagOf = ({ sha256 }: Pick<Whole, 'sha256'>) => `"${sha256}"`

/** Whether it is the rest of what this browser has the beginning of: only that names its hash. */
export function isRest({ headers }: Pick<FastifyRequest, 'headers'>, whole: Pick<Whole, 'sha256'>): boolean {
  return headers.range !== undefined && headers['if-range'] === tagOf(whole)
}

/**
 * A file, or the rest of it for a browser whose download broke off: of a gigabyte nobody begins again.
 * @throws AppError 'not-found' where it does not lie there as it was written
 */
export async function sendWhole(
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  { path, bytes, sha256 }: Whole,
): Promise<FastifyReply> {
  const file = await openWhole(path, bytes)
  const etag = tagOf({ sha256 })
  const { range, 'if-range': ifRange = etag } = headers
  // NOTE: of another file the rest would fit to nothing: all of it is sent instead.
  const asked = ifRange === etag ? rangeIn(range, bytes) : undefined
  const [start, end] = asked ?? [0, bytes - 1]
  if (asked) reply.status(206).header('content-range', `bytes ${start}-${end}/${bytes}`)
  reply.header('accept-ranges', 'bytes').header('etag', etag)
  reply.header('content-length', end - start + 1)
  return reply.send(file.createReadStream({ start, end }))
}

/** One range; who asks for several, or for what is not there, gets all of it. */
function rangeIn(asked: string | undefined, bytes: number): [start: number, end: number] | undefined {
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(asked ?? '') ?? []
  const [start, end] = [Number(from), to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)]
  return from !== '' && start <= end ? [start, end] : undefined
}

async function openWhole(path: string, bytes: number): Promise<FileHandle> {
  const file = await open(path).catch(() => undefined)
  if (file && (await file.stat()).size === bytes) return file
  await file?.close()
  throw new AppError('not-found')
}
