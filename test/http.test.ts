import { connect } from 'node:net'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { AppError } from '@bezpechne/server/platform/errors'
import { type ErrorCode, statusByCode } from '@bezpechne/shared/errors'
import { errorWords } from '@bezpechne/shared/words/errors'
import { fieldWords } from '@bezpechne/shared/words/fields'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod'

import { freshDatabase } from './support/database.ts'

const app = await buildApp(readConfig({}), { database: await freshDatabase() })
afterAll(() => app.close())

const Body = z.strictObject({
  text: z.string().min(3).max(5),
  kind: z.enum(['a', 'b']).optional(),
  at: z.strictObject({ lat: z.number().max(90) }).optional(),
  list: z.array(z.uuid()).max(1).optional(),
  line: z
    .string()
    .refine((line) => !line.includes('\n'), { params: { code: 'one-line' } })
    .optional(),
})

/** Routes that only this file has, to see what the platform makes of requests and failures. */
const examples: FastifyPluginAsyncZod = async (example) => {
  const config = { access: 'public' } as const
  const code = z.custom<ErrorCode>((value) => typeof value === 'string' && value in statusByCode)
  example.post('/body', { config, schema: { body: Body } }, async () => ({}))
  example.post('/nothing', { config }, async () => ({ done: true }))
  example.get(
    '/query',
    { config, schema: { querystring: z.strictObject({ q: z.string().optional() }) } },
    async () => ({}),
  )
  example.get(
    '/refused/:code',
    { config, schema: { params: z.strictObject({ code }) } },
    async ({ params }) => {
      throw new AppError(params.code)
    },
  )
  example.get('/broken', { config }, async () => {
    throw new Error('canary in a message')
  })
  example.get('/full-disk', { config }, async () => {
    throw Object.assign(new Error('write /srv/canary'), { code: 'ENOSPC' })
  })
  example.get(
    '/leaking',
    { config, schema: { response: { 200: z.strictObject({ name: z.string() }) } } },
    async () => Object.assign({ name: 'Olia' }, { receipt: 'canary' }),
  )
  example.get('/private', { config: { access: 'staff' } }, async () => ({}))
}
await app.register(examples, { prefix: '/api/v1/examples' })

const ask = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: string | object,
  headers = {},
) => app.inject({ method, url: `/api/v1${path}`, ...(payload !== undefined && { payload }), headers })
const json = { 'content-type': 'application/json' }

test('every error has words in both languages, and a status', () => {
  for (const words of [...Object.values(errorWords), ...Object.values(fieldWords)]) {
    for (const sentence of Object.values<string>(words ?? {}))
      expect(sentence).toMatch(/^\p{Lu}[^<>]{3,120}[.]$/u)
  }
})

test.each([
  ['uk', errorWords.uk['city-not-found']],
  ['en-GB,en;q=0.9', errorWords.en['city-not-found']],
  ['de', errorWords.uk['city-not-found']],
])('a problem speaks the language of the reader: %s', async (language, title) => {
  const refused = await ask('GET', '/examples/refused/city-not-found', undefined, {
    'accept-language': language,
  })
  expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(refused.json()).toEqual({
    type: 'urn:bezpechne:problem:city-not-found',
    title,
    status: 404,
    code: 'city-not-found',
  })
})

test.each(Object.entries(statusByCode))('%s is %d', async (code, status) => {
  const refused = await ask('GET', `/examples/refused/${code}`)
  expect(refused.statusCode).toBe(status)
  expect(refused.json().code).toBe(code)
  expect('retry-after' in refused.headers).toBe([429, 503].includes(status))
})

test.each([
  [{}, [{ path: 'text', code: 'required' }]],
  [{ text: 5 }, [{ path: 'text', code: 'wrong-type' }]],
  [{ text: 'ab' }, [{ path: 'text', code: 'too-short' }]],
  [{ text: 'canary' }, [{ path: 'text', code: 'too-long' }]],
  [{ text: 'abc', kind: 'canary' }, [{ path: 'kind', code: 'not-in-list' }]],
  [{ text: 'abc', at: { lat: 91 } }, [{ path: 'at.lat', code: 'too-large' }]],
  [{ text: 'abc', at: { lat: null } }, [{ path: 'at.lat', code: 'wrong-type' }]],
  [{ text: 'abc', at: {} }, [{ path: 'at.lat', code: 'required' }]],
  [{ text: 'abc', list: ['canary'] }, [{ path: 'list.0', code: 'wrong-format' }]],
  [{ text: 'abc', line: 'a\nb' }, [{ path: 'line', code: 'one-line' }]],
  [{ text: 'abc', admin: 'canary' }, [{ path: 'admin', code: 'unknown-field' }]],
  [[], [{ path: '', code: 'wrong-type' }]],
])('%o is refused field by field, without its values', async (body, errors) => {
  const refused = await ask('POST', '/examples/body', body)
  expect(refused.statusCode).toBe(400)
  expect(refused.json()).toMatchObject({ code: 'invalid-input', errors })
  expect(refused.body).not.toContain('canary')
})

test.each([
  ['{"text":"abc"', 400, 'bad-request'],
  ['{"text":"abc","text":"abd"}', 400, 'bad-request'],
  ['{"text":"abc","__proto__":{"admin":true}}', 400, 'bad-request'],
  [`{"text":${'['.repeat(30)}${']'.repeat(30)}}`, 400, 'bad-request'],
  ['', 400, 'invalid-input'],
  [`{"text":"${'a'.repeat(70_000)}"}`, 413, 'too-large'],
])('%.60s: %d', async (payload, status, code) => {
  const refused = await ask('POST', '/examples/body', payload, json)
  expect([refused.statusCode, refused.json().code]).toEqual([status, code])
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/xml',
  'multipart/form-data; boundary=x',
])('%s is not taken', async (type) => {
  const refused = await ask('POST', '/examples/body', 'text=abc', { 'content-type': type })
  expect(refused.json()).toMatchObject({ status: 415, code: 'unsupported-media-type' })
})

test('where no body is declared none is taken', async () => {
  expect((await ask('POST', '/examples/nothing')).json()).toEqual({ done: true })
  expect((await ask('POST', '/examples/nothing', {})).json()).toEqual({ done: true })
  expect((await ask('POST', '/examples/nothing', { a: 1 })).json()).toMatchObject({ code: 'bad-request' })
  expect((await ask('POST', '/examples/nothing', '[1]', json)).json()).toMatchObject({ code: 'bad-request' })
})

test('a parameter comes once', async () => {
  expect((await ask('GET', '/examples/query?q=a')).statusCode).toBe(200)
  const refused = (await ask('GET', '/examples/query?q=a&q=b')).json()
  expect(refused).toMatchObject({ code: 'invalid-input', errors: [{ path: 'q', code: 'too-many' }] })
  const unknown = (await ask('GET', '/examples/query?__proto__=1')).json()
  expect(unknown).toMatchObject({
    code: 'invalid-input',
    errors: [{ path: '__proto__', code: 'unknown-field' }],
  })
})

test('another method is told which there are, another path that there is nothing', async () => {
  const refused = await ask('DELETE', '/examples/query')
  expect(refused.json()).toMatchObject({ status: 405, code: 'method-not-allowed' })
  expect(refused.headers.allow).toBe('GET, HEAD')
  expect((await ask('PUT', '/examples/refused/gone')).statusCode).toBe(405)
  expect((await ask('GET', '/examples/nowhere')).json()).toMatchObject({ status: 404, code: 'not-found' })
})

test('what goes wrong with us says nothing but a number to ask about', async () => {
  for (const path of ['/examples/broken', '/examples/leaking']) {
    const broken = await ask('GET', path)
    expect(broken.json()).toMatchObject({
      status: 500,
      code: 'internal',
      id: expect.stringMatching(/^[\w-]{36}$/),
    })
    expect(broken.body).not.toContain('canary')
  }
})

test('a full disk passes: 503, and when to come back', async () => {
  const refused = await ask('GET', '/examples/full-disk')
  expect(refused.json()).toMatchObject({ status: 503, code: 'unavailable' })
  expect(refused.headers['retry-after']).toBe('5')
})

/** Of pages, and of all that is not known to be public data; and of that. */
const policies = {
  page: /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:;.*connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
  data: /^default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
}
const expected = {
  'strict-transport-security': expect.stringContaining('max-age='),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': expect.stringMatching(/same-origin|cross-origin/),
  'permissions-policy': expect.stringContaining('geolocation=(self)'),
}

test.each([
  ['GET', '/api/v1/health', 200, 'data'],
  ['GET', '/api/v1/ready', 200, 'data'],
  ['GET', '/api/v1/cities', 200, 'data'],
  ['GET', '/api/v1/examples/broken', 500, 'data'],
  ['GET', '/api/v1/examples/private', 401, 'page'],
  ['GET', '/api/nowhere', 404, 'page'],
  ['DELETE', '/api/v1/health', 405, 'page'],
  ['POST', '/api/v1/examples/body', 400, 'page'],
  ['GET', '/api/openapi.json', 200, 'page'],
  ['GET', '/api/docs/', 200, 'page'],
  ['GET', '/api/docs/static/swagger-ui.css', 200, 'page'],
  ['GET', '/api/docs/static/nothing.css', 404, 'page'],
  ['GET', '/%E0%A4%A', 400, 'page'],
  ['GET', `/api/v1/examples/refused/${'x'.repeat(200)}`, 404, 'page'],
] as const)('%s %s carries the security headers', async (method, url, status, policy) => {
  const answer = await app.inject({ method, url })
  expect(answer.statusCode).toBe(status)
  expect(answer.headers).toMatchObject(expected)
  expect(answer.headers['content-security-policy']).toMatch(policies[policy])
})

test('any site may read public data, and nothing else', async () => {
  const allowed = 'access-control-allow-origin'
  expect((await ask('GET', '/cities')).headers[allowed]).toBe('*')
  expect((await ask('GET', '/examples/private')).headers).not.toHaveProperty(allowed)
  expect((await ask('POST', '/examples/nothing')).headers).not.toHaveProperty(allowed)
  expect((await app.inject('/api/docs/')).headers).not.toHaveProperty(allowed)
})

test('private answers and refusals are kept by nobody', async () => {
  for (const path of ['/examples/private', '/examples/broken', '/examples/nowhere']) {
    expect((await ask('GET', path)).headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    })
  }
})

test('no cache keeps a public answer without asking again, where the route says nothing else', async () => {
  for (const path of [
    '/api/v1/cities',
    '/api/v1/cities/kyiv/inquiries.csv',
    '/robots.txt',
    '/api/openapi.json',
  ]) {
    const { headers, statusCode } = await app.inject(path)
    expect([path, headers['cache-control']]).toEqual([path, statusCode < 400 ? 'no-cache' : 'no-store'])
  }
})

test('large answers are compressed', async () => {
  const { headers } = await app.inject({
    url: '/api/openapi.json',
    headers: { 'accept-encoding': 'br, gzip' },
  })
  expect(headers['content-encoding']).toBe('br')
})

test('what is no HTTP gets the same form', async () => {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const answer = await new Promise<string>((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => void socket.write('NONSENSE\r\n\r\n'))
    socket.setEncoding('utf8').on('data', (part) => (text += part))
    socket.on('close', () => resolve(text))
  })
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(answer).toContain(`content-security-policy: default-src 'none'`)
  expect(answer).toMatch(/\r\n\r\n\{"type":"urn:bezpechne:problem:bad-request".*\}$/)
})

test('the document tells every route of the API', async () => {
  const { paths, openapi, components } = (await app.inject('/api/openapi.json')).json()
  expect(openapi).toBe('3.1.0')
  expect(Object.keys(paths)).toContain('/api/v1/cities/{city}/inquiries/{number}')
  expect(Object.keys(paths)).toContain('/api/v1/cities/{city}/challenge')
  const operations = Object.entries<Record<string, { responses: object }>>(paths).flatMap(([path, methods]) =>
    path.includes('/examples/') ? [] : Object.values(methods),
  )
  expect(operations.length).toBeGreaterThan(20)
  expect(components.schemas.Problem.properties).toHaveProperty('code')
  for (const { responses, ...operation } of operations) {
    expect(operation).toMatchObject({ tags: [expect.any(String)], summary: expect.any(String) })
    expect(responses).toHaveProperty(['default', 'content', 'application/problem+json', 'schema'])
  }
})
