import { randomBytes } from 'node:crypto'

import { createStaff } from '@bezpechne/server/accounts/index'
import type { Db } from '@bezpechne/server/platform/database'
import Fastify from 'fastify'

import { givenKyiv } from '../support/cities.ts'
import { holder } from '../support/letters.ts'
import { givenMailboxes, type Mailboxes, type TestBox } from '../support/mailboxes.ts'
import { someone } from '../support/people.ts'

interface Member {
  email: string
  authKey: string
  box: TestBox
}

/** A city with mailboxes and those who hold them, before its server starts. */
export interface Seeded {
  boxes: Mailboxes
  moderator: Member
  officer: Member
}

export async function seed(db: Db): Promise<Seeded> {
  await givenKyiv(db)
  const boxes = await givenMailboxes(db)
  return {
    boxes,
    moderator: await member(db, boxes, { role: 'moderator', box: boxes.moderation }),
    officer: await member(db, boxes, { role: 'officer', box: boxes.beat('HOL-01') }),
  }
}

async function member(
  db: Db,
  boxes: Mailboxes,
  { role, box }: { role: 'moderator' | 'officer'; box: TestBox },
): Promise<Member> {
  const email = `${role}.promises@example.org`
  const authKey = randomBytes(32).toString('base64url')
  const memberships = [{ city: 'kyiv', role, organisationId: null }]
  await createStaff(db, { email, name: email, authKey, memberships })
  const { id } = await db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  await boxes.grant(box, id)
  return { email, authKey, box }
}

/** What people of stories speak to, where the server is a process of its own: each letter from another address. */
export function lineTo(url: string) {
  const line = Fastify({ bodyLimit: 1 << 25 })
  line.removeAllContentTypeParsers()
  line.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  line.all('/*', async (request, reply) => {
    const { host: _host, 'content-length': _length, connection: _connection, ...headers } = request.headers
    const body = Buffer.isBuffer(request.body) ? request.body : undefined
    const address = `10.${[...randomBytes(3)].join('.')}`
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method,
      headers: { ...flat(headers), 'x-forwarded-for': address },
      ...(body && { body: new Uint8Array(body) }),
    })
    for (const [name, value] of answer.headers)
      if (!/^(set-cookie|content-encoding|content-length|transfer-encoding|connection)$/.test(name))
        reply.header(name, value)
    for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
    return reply.status(answer.status).send(Buffer.from(await answer.arrayBuffer()))
  })
  return line
}

const flat = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

export async function signIn(
  line: ReturnType<typeof lineTo>,
  boxes: Mailboxes,
  { email, authKey, box }: Member,
) {
  const person = someone(line)
  const answer = await person.post('/api/auth/sign-in/email', { email, password: authKey })
  if (answer.statusCode !== 200) throw new Error(`${email} cannot sign in: ${answer.body}`)
  return holder(person, boxes, [box])
}
