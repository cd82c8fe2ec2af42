import { type ErrorCode, statusByCode } from '@bezpechne/shared/errors'
import { APIError } from 'better-auth/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { AppError } from '../platform/errors.ts'
import { passCookies } from './sessions.ts'

/** What better-auth refuses, in our words. Whatever is not here is a fault of ours: "internal". */
const refusals: Record<string, ErrorCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'sign-in-wrong',
  INVALID_EMAIL: 'sign-in-wrong',
  INVALID_PASSWORD: 'sign-in-wrong',
  INVALID_CODE: 'code-wrong',
  INVALID_BACKUP_CODE: 'code-wrong',
  CODE_USED: 'code-used',
  TOTP_ALREADY_ENABLED: 'already-enrolled',
  TOTP_NOT_ENABLED: 'code-wrong',
  TWO_FACTOR_NOT_ENABLED: 'second-factor-required',
  BACKUP_CODES_NOT_ENABLED: 'code-wrong',
  INVALID_TWO_FACTOR_COOKIE: 'unauthenticated',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'unauthenticated',
  ACCOUNT_TEMPORARILY_LOCKED: 'too-many',
  UNAUTHORIZED: 'unauthenticated',
}

/**
 * Asks better-auth with a body that our own schema has passed, and nothing else of the request but its cookies.
 * @param decided fields of the body that are not the caller's choice
 * @throws AppError
 */
export async function askBetterAuth(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  decided: Record<string, unknown> = {},
): Promise<unknown> {
  const base = app.auth.options.baseURL
  const headers = new Headers({ 'content-type': 'application/json', origin: new URL(base).origin })
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
  const body = typeof request.body === 'object' ? request.body : {}
  const url = new URL(request.routeOptions.url ?? '', base)
  const answer = await app.auth.handler(
    new Request(url, { method: 'POST', headers, body: JSON.stringify({ ...body, ...decided }) }),
  )
  passCookies(answer.headers, reply)
  const told: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) throw refusal(told)
  return told
}

/** Whether it is the password of who is signed in. @throws AppError 'sign-in-wrong' */
export async function checkPassword(
  app: FastifyInstance,
  request: FastifyRequest,
  password: string,
): Promise<void> {
  const headers = new Headers({ cookie: request.headers.cookie ?? '' })
  try {
    await app.auth.api.verifyPassword({ body: { password }, headers })
  } catch (error) {
    throw error instanceof APIError ? refusal(error.body) : error
  }
}

function refusal(body: unknown): AppError {
  const code = typeof body === 'object' && body && 'code' in body ? String(body.code) : ''
  const ours = refusals[code] ?? 'internal'
  return new AppError(ours, statusByCode[ours] === 429 ? { retryAfter: 900 } : {})
}
