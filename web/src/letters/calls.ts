import type { LetterReader } from '@bezpechne/shared/letter-readers'
import type { MyCommand, MyLetter, NewEpoch, NewMessage } from '@bezpechne/shared/letters'
import type { SignedDirectory } from '@bezpechne/shared/letters-crypto/directory'
import type { Route, SealedLetter, Track } from '@bezpechne/shared/letters-crypto/letter'
import type { FileKey, Identity } from '@bezpechne/shared/letters-crypto/texts'
import type { Challenge, SolvedChallenge } from '@bezpechne/shared/proof'

/** What the worker is asked for. Keys, and the words that they lock, never leave it but as sealed bytes. */
export interface Calls {
  /** Who a letter would go to, of a directory that a root signed. */
  address: (of: { city: string; beat: string | null; document: SignedDirectory }) => Addressed
  /** Makes the code of a new letter. */
  begin: (of: { track: Track; beat: string | null }) => { code: string }
  sealFile: (photo: { bytes: ArrayBuffer; type: FileKey['type'] }) => SealedFile
  finish: (words: { text: string; files: string[]; identity: Identity }) => Finished
  prove: (challenge: Challenge) => SolvedChallenge['solution']
  /** Keys from a code; what the server finds the letter by. */
  unlock: (of: { code: string }) => { lookup: string }
  read: (of: { mine: MyLetter; document: SignedDirectory }) => Reading
  /** An epoch that the resident opens, where the one there is is not the officer's of today. */
  epoch: () => NewEpoch | null
  say: (words: { text: string; files: string[] } | { identity: Identity }) => NewMessage
  command: (of: { action: MyCommand['action'] }) => MyCommand
  openFile: (of: { key: FileKey; sealed: ArrayBuffer }) => ArrayBuffer
}
export type CallName = keyof Calls

export interface Addressed {
  /** Null: nobody here holds a key. */
  route: Route | null
  /** Whether a moderator sorts letters. */
  screened: boolean
}

export interface SealedFile {
  id: string
  chunks: number
  sha256: string
  sealed: ArrayBuffer
}

export interface Finished {
  letter: SealedLetter
  lookup: string
  /** Of the first text: what a receipt is checked by. */
  sha256: string
}

export interface ReadMessage {
  seq: number
  role: 'resident' | 'moderator' | 'officer'
  at: string
  text: string
  files: FileKey[]
  /** A late identity. */
  identity: Identity | null
}

/** A letter whose every signature was checked on this device. */
export interface Reading {
  messages: ReadMessage[]
  identity: Identity | null
  readers: LetterReader[]
  sha256: string
}

/** Why the worker refuses. */
export type Fault =
  | 'signature'
  | 'city'
  | 'serial'
  | 'expired'
  | 'malformed'
  | 'tampered'
  | 'too-long'
  | 'no-wasm'
  | 'failed'

export class Refused extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(`Refused: ${fault}`)
    this.name = 'Refused'
    this.fault = fault
  }
}

export interface Asked {
  id: number
  call: CallName
  given: unknown
}

export type Told = { id: number; answer: unknown } | { id: number; fault: Fault }
