import type { BackupCodes, Enrolment, Me, SignedIn } from '@bezpechne/shared/accounts'
import type { Challenge } from '@bezpechne/shared/proof'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { ApiError, get, post } from '../lib/api.ts'
import { deriveAuthKey, deriveKeys } from '../lib/derive.ts'
import { proofOf } from '../lib/proof.ts'
import { lockUnderNext } from '../lib/staff-key.ts'
import { sendCode, type TypedCode } from '../lib/typed-code.ts'

/** Who is signed in; null: nobody. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => findMe(signal) })
}

/** After a sign-in, a sign-out or an enrolment: ask anew who one is. */
export function useForgetMe() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['me'] })
}

async function findMe(signal: AbortSignal): Promise<Me | null> {
  try {
    return await get<Me>('/me', signal)
  } catch (error) {
    if (error instanceof ApiError && error.code === 'unauthenticated') return null
    throw error
  }
}

const signInPath = '/api/auth/sign-in/email'

export async function signIn(email: string, password: string): Promise<SignedIn> {
  const typed = { email: email.trim(), password: await deriveAuthKey(email, password) }
  try {
    return await post(signInPath, typed)
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'proof-missing')) throw error
    // Somebody has guessed here: a moment of work, and nobody is kept out.
    const challenge = await post<Challenge>('/api/auth/sign-in/challenge', { email: typed.email })
    return post(signInPath, { ...typed, proof: await proofOf(challenge) })
  }
}

export function giveCode(typed: TypedCode): Promise<SignedIn> {
  return sendCode(typed)
}

export function signOut(): Promise<void> {
  return post('/api/auth/sign-out', {})
}

export async function enrol(email: string, password: string): Promise<Enrolment> {
  return post('/api/auth/two-factor/enable', { password: await deriveAuthKey(email, password) })
}

export async function newBackupCodes(email: string, password: string): Promise<BackupCodes> {
  return post('/api/auth/two-factor/generate-backup-codes', {
    password: await deriveAuthKey(email, password),
  })
}

export async function leaveApp(email: string, password: string): Promise<void> {
  await post('/api/auth/two-factor/disable', { password: await deriveAuthKey(email, password) })
}

/** @param cities where the person may hold a key that the password locks */
export async function changePassword(
  { email, cities }: { email: string; cities: string[] },
  typed: { before: string; after: string },
): Promise<void> {
  const before = await deriveKeys(email, typed.before)
  const after = await deriveKeys(email, typed.after)
  await lockUnderNext(cities, { before: before.wrapKey, after: after.wrapKey })
  before.wrapKey.fill(0)
  after.wrapKey.fill(0)
  await post('/api/auth/change-password', { currentPassword: before.authKey, newPassword: after.authKey })
}
