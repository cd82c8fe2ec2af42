import { randomBytes } from 'node:crypto'

import { createStaff } from '@bezpechne/server/accounts/index'
import { codeOfStep } from '@bezpechne/server/accounts/totp'
import type { Db } from '@bezpechne/server/platform/database'
import { Enrolment } from '@bezpechne/shared/accounts'
import { vi } from 'vitest'

import type { Person } from './people.ts'

const newKey = () => randomBytes(32).toString('base64url')

/** A moderator of Kyiv whose password is known, for stories about signing in. */
export async function givenOlena(db: Db) {
  const email = `olena-${randomBytes(4).toString('hex')}@example.org`
  const authKey = newKey()
  const memberships = [{ city: 'kyiv', role: 'moderator', organisationId: null } as const]
  const id = await createStaff(db, { email, name: 'Олена', authKey, memberships })
  const signIn = (person: Person, password = authKey, as = email) =>
    person.post('/api/auth/sign-in/email', { email: as, password })
  return { id, email, authKey, wrongKey: newKey(), signIn }
}

export type Olena = Awaited<ReturnType<typeof givenOlena>>

/** Signs in, connects an authenticator app and gives its first code. */
export async function enrolled(person: Person, { authKey, signIn }: Olena): Promise<Enrolment> {
  await signIn(person)
  const answer = await person.post('/api/auth/two-factor/enable', { password: authKey })
  const enrolment = Enrolment.parse(answer.json())
  const code = appCode(enrolment)
  const verified = await person.post('/api/auth/two-factor/verify-totp', { code })
  if (verified.statusCode !== 200) throw new Error(`Not enrolled: ${verified.body}`)
  return enrolment
}

/** What the authenticator app shows now. */
export function appCode({ totpUri }: Enrolment): string {
  const secret = fromBase32(new URL(totpUri).searchParams.get('secret') ?? '')
  return codeOfStep(secret, Math.floor(Date.now() / 30_000))
}

/** Turns the clock by half-minutes, the steps of an authenticator app; timers go on as they are. */
export function inSteps(steps: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + steps * 30_000 })
}

export function codeOf(answer: { json: () => { code?: string } }): string | undefined {
  return answer.json().code
}

// The URI holds base32 of the text that better-auth keeps as secret.
function fromBase32(text: string): string {
  const bits = Array.from(text, (sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 2)))
}
