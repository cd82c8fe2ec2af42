import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'

import type { FastifyReply, FastifyRequest } from 'fastify'

import { type Db, transact, type Trx } from './database.ts'
import { AppError } from './errors.ts'
import { findAnswer, insertAnswer } from './idempotency-queries.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Writes down who did it, in the same transaction; the inquiries it touched where the address names none. */
    recordDeed:
      | ((trx: Trx, about?: { touched?: readonly string[]; subject?: string }) => Promise<void>)
      | undefined
    answeredOnce: boolean
  }
}

interface Done<Answer> {
  status: number
  body: Answer
  /** Ids of the inquiries that were touched, where the address names none. */
  touched?: readonly string[]
  /** The id of what was made, where the address names none. */
  subject?: string
  /** Days for which a retry finds the answer, where two are too few. */
  keptDays?: number
}

/**
 * Does the work once for each Idempotency-Key and answers a retry byte for byte as the first time.
 * The key's row, the work and the answer are one transaction: an answer that was lost on the way was still stored.
 * @throws AppError 'idempotency-key-required', 'key-used-differently'
 */
export async function answerOnce<Answer extends object>(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (trx: Trx) => Promise<Done<Answer>>,
): Promise<Answer> {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\w-]{8,80}$/.test(key)) throw new AppError('idempotency-key-required')
  const id = digest([request.routeOptions.method, request.url, whoAsks(request), key].join('\n'))
  const bodyHash = digest(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null))
  const answer = await transact(db, async (trx) => {
    const before = await findAnswer(trx, id)
    if (before) return before
    const { status, body, keptDays = 2, ...about } = await work(trx)
    await request.recordDeed?.(trx, about)
    const sealed = seal(key, Buffer.from(JSON.stringify(body)))
    await insertAnswer(trx, { id, bodyHash, status, answer: sealed, keptDays })
    return { bodyHash, status, answer: sealed }
  })
  if (answer.bodyHash !== bodyHash) throw new AppError('key-used-differently')
  request.answeredOnce = true
  reply.status(answer.status)
  const body: Answer = JSON.parse(open(key, answer.answer).toString())
  return body
}

/** NOTE: x-letter is who asks, where a letter's code does: nobody else's answer is given to them. */
function whoAsks({ actor, resident, headers }: FastifyRequest): string {
  return actor?.id ?? resident?.person ?? String(headers['x-letter'] ?? '')
}

function digest(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('base64url')
}

// The key itself seals the answer: who reads the table alone reads no receipt in it.
function secretOf(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'idempotent-answer', 32))
}

function seal(key: string, plain: Buffer): Buffer {
  // NOTE: one key seals one answer, so a constant nonce repeats under no key.
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), Buffer.alloc(12))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function open(key: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key), Buffer.alloc(12))
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}
