import { randomUUID } from 'node:crypto'

import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { inGroups, newCode } from '@bezpechne/shared/letters-crypto/code'
import type { SignedDirectory } from '@bezpechne/shared/letters-crypto/directory'
import { beginLetter, type Track } from '@bezpechne/shared/letters-crypto/letter'
import { residentKeys } from '@bezpechne/shared/letters-crypto/resident'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { noIdentity } from '@bezpechne/shared/letters-crypto/texts'
import { type Challenge, writeProof } from '@bezpechne/shared/proof'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

const sodium = await loadSodium()

export interface Sent {
  id: string
  /** As it is shown and typed, in groups. */
  code: string
  /** What x-letter carries. */
  lookup: string
}

interface Wanted {
  text: string
  track?: Track
  beat?: string
  surname?: string
}

/** Somebody elsewhere sends a letter: sealed as a browser seals it, without one. */
export async function sendLetter(
  url: string,
  { text, track = 'appeal', beat, surname }: Wanted,
): Promise<Sent> {
  const api = `${url}/api/v1/cities/kyiv`
  const { body: directory }: SignedDirectory = JSON.parse(await textOf(`${api}/directory`))
  const code = newCode(sodium)
  const id = randomUUID()
  const draft = beginLetter(sodium, {
    city: 'kyiv',
    id,
    track,
    beat: beat ?? firstBeat(directory),
    directory,
    code,
  })
  const identity = { ...noIdentity, surname: surname ?? 'Вербова', name: 'Ольга', contact: '044 200-00-00' }
  const challenge: Challenge = JSON.parse(await textOf(`${api}/challenge?action=letter`))
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('No solution')
  const letter = {
    ...draft.finish({ text, files: [], identity }),
    files: [],
    notice: null,
    quiet: false,
    proof: writeProof({ challenge, solution }),
  }
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    origin: url,
    'x-app': '1',
  }
  const reply = await fetch(`${api}/letters`, { method: 'POST', headers, body: JSON.stringify(letter) })
  if (reply.status !== 201) throw new Error(`Not taken: ${await reply.text()}`)
  return { id, code: inGroups(code), lookup: toText(residentKeys(sodium, code).lookup) }
}

function firstBeat({ mailboxes }: SignedDirectory['body']): string {
  const beat = mailboxes.find(({ kind, state }) => kind === 'beat' && state === 'active')
  if (!beat) throw new Error('No beat has a mailbox')
  return beat.scope
}

async function textOf(address: string): Promise<string> {
  const reply = await fetch(address)
  if (!reply.ok) throw new Error(`${address}: ${reply.status} ${await reply.text()}`)
  return reply.text()
}
