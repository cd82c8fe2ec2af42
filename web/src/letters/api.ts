import type { BeatDetail } from '@bezpechne/shared/beats'
import type { City } from '@bezpechne/shared/cities'
import type {
  LetterReceived,
  Moved,
  MyCommand,
  MyLetter,
  NewEpoch,
  NewLetter,
  NewMessage,
} from '@bezpechne/shared/letters'
import type { SignedDirectory } from '@bezpechne/shared/letters-crypto/directory'
import type { Challenge, SolvedChallenge } from '@bezpechne/shared/proof'

import { ApiError, send } from '../lib/api.ts'
import type { SealedFile } from './calls.ts'

// NOTE: no cookies: whoever is signed in elsewhere on this site is nobody here.
const bare = { credentials: 'omit', cache: 'no-store' } as const

const read = <Answer>(path: string, headers: HeadersInit = {}) => send<Answer>(path, { ...bare, headers })

function write<Answer>(path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
  return send(path, {
    ...bare,
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
}

export async function readCities(): Promise<City[]> {
  return (await read<{ items: City[] }>('/cities')).items
}
export const readBeat = (city: string, beat: string) => read<BeatDetail>(`/cities/${city}/beats/${beat}`)

/** Undefined where letters are not open in this city. */
export async function readDirectory(city: string): Promise<SignedDirectory | undefined> {
  try {
    return await read<SignedDirectory>(`/cities/${city}/directory`)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined
    throw error
  }
}

type Prove = (challenge: Challenge) => Promise<SolvedChallenge['solution']>

/** Work that makes a flood of letters dear; the "proof" of what is sent. */
export async function makeProof(
  city: string,
  action: 'letter' | 'letter-file',
  prove: Prove,
): Promise<string> {
  const challenge = await read<Challenge>(`/cities/${city}/challenge?action=${action}`)
  return JSON.stringify({ challenge, solution: await prove(challenge) })
}

export const postLetter = (body: NewLetter, key: string) =>
  write<LetterReceived>(`/cities/${body.header.city}/letters`, body, { 'idempotency-key': key })

export async function postFile(
  city: string,
  { id, chunks, sha256, sealed }: SealedFile,
  { key, proof }: { key: string; proof: string },
): Promise<void> {
  await send(`/cities/${city}/letters/files?id=${id}&chunks=${chunks}&sha256=${sha256}`, {
    ...bare,
    method: 'POST',
    body: sealed,
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key, 'x-proof': proof },
  })
}

/** The letter of a code; the header is in no log. @throws ApiError 'not-found' */
export function mine(city: string, lookup: string) {
  const at = `/cities/${city}/letters/mine`
  const headers = { 'x-letter': lookup }
  return {
    read: () => read<MyLetter>(at, headers),
    say: (body: NewMessage, key: string) =>
      write<Moved>(`${at}/messages`, body, { ...headers, 'idempotency-key': key }),
    epoch: (body: NewEpoch, key: string) =>
      write<Moved>(`${at}/epochs`, body, { ...headers, 'idempotency-key': key }),
    command: (body: MyCommand, key: string) =>
      write<Moved>(`${at}/commands`, body, { ...headers, 'idempotency-key': key }),
    async file(id: string): Promise<ArrayBuffer> {
      const reply = await fetch(`/api/v1${at}/files/${id}`, { ...bare, headers }).catch(() => undefined)
      if (!reply) throw new ApiError('offline', 0)
      if (!reply.ok) throw new ApiError('not-found', reply.status)
      return reply.arrayBuffer()
    },
  }
}

export const verify = (city: string, of: { number: string; on: string; sha256: string }) =>
  read<{ genuine: boolean }>(`/cities/${city}/letters/verify?${new URLSearchParams(of)}`)
