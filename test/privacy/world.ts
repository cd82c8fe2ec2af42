import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import {
  checkDirectory,
  type DirectoryBody,
  type DirectoryEntry,
  signDirectory,
} from '@bezpechne/shared/letters-crypto/directory'
import {
  boxName,
  type MailboxKeys,
  mailboxKeys,
  type MailboxKind,
} from '@bezpechne/shared/letters-crypto/mailbox'
import { sigKeys } from '@bezpechne/shared/letters-crypto/primitives'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'

export const sodium = await loadSodium()

/** A mailbox version with all that its members hold. */
export interface Held {
  keys: MailboxKeys
  entry: DirectoryEntry
  name: string
}

export function newMailbox(kind: MailboxKind, scope: string, ver = 1): Held {
  const keys = mailboxKeys(sodium, sodium.randombytes_buf(32))
  const entry = {
    kind,
    scope,
    ver,
    boxPk: toText(keys.boxPk),
    sigPk: toText(keys.sigPk),
    state: 'active',
  } as const
  return { keys, entry, name: boxName(entry) }
}

/** A city with its mailboxes; nothing of it needs a server. */
export const boxes = {
  moderation: newMailbox('moderation', 'city'),
  beat: newMailbox('beat', 'HOL-01'),
  next: newMailbox('beat', 'HOL-02'),
  oversight: newMailbox('oversight', 'city'),
}

const root = sigKeys(sodium, sodium.randombytes_buf(32))
export const now = new Date('2026-11-21T08:00:00Z')
export const pins = { roots: [toText(root.sigPk)], minSerial: 3 }

export function bodyOf(mailboxes: readonly DirectoryEntry[], serial = 3): DirectoryBody {
  return {
    city: 'kyiv',
    serial,
    issued: '2026-11-20T08:00:00.000Z',
    notAfter: '2026-12-20T08:00:00.000Z',
    mailboxes: [...mailboxes],
  }
}

export function signed(body: DirectoryBody) {
  return { body, sig: toText(signDirectory(sodium, body, root.sigSk)) }
}

export const document = signed(bodyOf(Object.values(boxes).map(({ entry }) => entry)))
export const directory = checkDirectory(sodium, document, { city: 'kyiv', pins, now })
