import { STATUS_CODES } from 'node:http'

import { type ErrorCode, type Problem, statusByCode } from '@bezpechne/shared/errors'
import { textIn } from '@bezpechne/shared/languages'
import { errorWords } from '@bezpechne/shared/words/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'

import { AppError } from './errors.ts'
import { fieldErrors } from './field-codes.ts'
import { languageOf } from './language.ts'

interface Described extends Omit<AppError['detail'], 'retryAfter'> {
  code: ErrorCode
  status: number
  retryAfter?: number
}

/** What went wrong, as the caller may know it; the log learns what an unexpected error was. */
export function describeProblem(error: unknown, request: FastifyRequest): Described {
  const { code, detail } = asAppError(error, request)
  const status = statusByCode[code]
  if (status >= 500) request.log.error({ err: error }, code)
  const mayPass = status === 429 || status === 503
  return { ...detail, code, status, ...(mayPass && { retryAfter: detail.retryAfter ?? 5 }) }
}

/** Says it: by a code to programs, by a sentence in the reader's language to people. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, status, errors, allow, retryAfter } = describeProblem(error, request)
  const language = languageOf(request.headers)
  const problem: Problem = {
    type: `urn:bezpechne:problem:${code}`,
    title: textIn(errorWords, language)[code],
    status,
    code,
    ...(errors && { errors }),
    ...(status >= 500 && { id: request.id }),
  }
  if (retryAfter) reply.header('retry-after', retryAfter)
  if (allow) reply.header('allow', allow.join(', '))
  return reply
    .status(status)
    .headers({ 'content-type': 'application/problem+json; charset=utf-8', 'content-language': language })
    .send(JSON.stringify(problem))
}

/** For a connection whose request never became one. */
export function rawProblem(status: 400 | 408 | 431, headers: Readonly<Record<string, string>>): string {
  const code = 'bad-request'
  const title = errorWords.uk[code]
  const body = JSON.stringify({
    type: `urn:bezpechne:problem:${code}`,
    title,
    status,
    code,
  } satisfies Problem)
  const lines = Object.entries({
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`
}

function asAppError(error: unknown, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const input = inputs[error.validationContext ?? '']?.(request)
    return new AppError('invalid-input', { errors: fieldErrors(error.validation, input) })
  }
  const { code, statusCode } = marksOf(error)
  if (isPassing(code) || isOutOfReach(error)) return new AppError('unavailable')
  return new AppError(codeByStatus[statusCode] ?? (statusCode < 500 ? 'bad-request' : 'internal'))
}

const inputs: Record<string, (request: FastifyRequest) => unknown> = {
  body: ({ body }) => body,
  querystring: ({ query }) => query,
  params: ({ params }) => params,
  headers: ({ headers }) => headers,
}

const codeByStatus: Record<number, ErrorCode> = {
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many',
  503: 'unavailable',
}

function marksOf(error: unknown): { code: string; statusCode: number } {
  const mark = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined)
  const code = mark('code')
  const statusCode = mark('statusCode')
  return {
    code: typeof code === 'string' ? code : '',
    statusCode: typeof statusCode === 'number' && statusCode >= 400 ? statusCode : 500,
  }
}

/** The database is starting, stopping, full or out of reach, or the disk is full: trying again may help. */
function isPassing(code: string): boolean {
  return /^(08|57P0[1-5]|53|40001|40P01|55P03|57014|ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOSPC|EDQUOT)/.test(code)
}

/** NOTE: the driver has no codes for a connection that broke, or that nobody had free. */
function isOutOfReach(error: unknown): boolean {
  const words =
    /^(Connection terminated|Client (has encountered|was closed)|timeout exceeded when trying to connect)/
  return error instanceof Error && words.test(error.message)
}
