import { toBytes, toText } from './bytes.ts'
import { line, whole } from './line.ts'
import { decrypt, encrypt, hash, holds, isSigned, padTo, sign, Tampered, unpad } from './primitives.ts'
import type { Sodium } from './sodium.ts'
import { type Identity, type MessageBody, readBody, readIdentity } from './texts.ts'

export interface MessagePlace {
  print: Uint8Array
  epoch: number
  /** From 1, without gaps through the whole letter. */
  seq: number
  role: 'resident' | 'moderator' | 'officer'
  kind: 'text' | 'reply' | 'identity'
  /** Whose key signed it: 'resident', or a mailbox version. */
  box: string
  /** The signature of the message before it. */
  prev: Uint8Array | null
}

/** As it is stored; bytes are base64url. */
export interface SealedMessage extends Omit<MessagePlace, 'print' | 'prev'> {
  nonce: string
  ct: string
  sig: string
}

const textSizes = [1024, 4096, 16_384]
const identitySizes = [2048]

function placeLine(sodium: Sodium, { print, epoch, seq, role, kind, prev }: MessagePlace): string {
  return line('msg-v1', print, whole(epoch), whole(seq), role, kind, prev ? hash(sodium, prev) : '-')
}

/**
 * @throws RangeError where the words are longer than a letter can be, textFits asks before; and for a name in
 *   epoch 0, which a moderator reads
 */
export function sealMessage(
  sodium: Sodium,
  { key, sigSk }: { key: Uint8Array; sigSk: Uint8Array },
  place: MessagePlace,
  body: MessageBody | Identity,
): SealedMessage {
  const isText = 'text' in body
  if (isText === (place.kind === 'identity') || (!isText && place.epoch === 0))
    throw new RangeError('This does not belong here')
  const ad = placeLine(sodium, place)
  const plain = isText ? padTo(sodium, inBytes(sodium, body), textSizes) : sealIdentity(sodium, body)
  const { nonce, ct } = encrypt(sodium, key, { plain, ad })
  const { epoch, seq, role, kind, box } = place
  const sig = sign(sodium, sigSk, ad, nonce, ct)
  return { epoch, seq, role, kind, box, nonce: toText(nonce), ct: toText(ct), sig: toText(sig) }
}

const inBytes = (sodium: Sodium, body: unknown) => sodium.from_string(JSON.stringify(body))

export function sealIdentity(sodium: Sodium, identity: Identity): Uint8Array {
  return padTo(sodium, inBytes(sodium, identity), identitySizes)
}

/** @throws Tampered */
export function openIdentity(sodium: Sodium, padded: Uint8Array): Identity {
  const identity = readIdentity(parse(sodium, padded))
  if (!identity) throw new Tampered('identity')
  return identity
}

/** Asked by the server too: whoever sends must hold the key that the letter names. */
export function isMessageSigned(
  sodium: Sodium,
  place: MessagePlace,
  sealed: SealedMessage,
  sigPk: Uint8Array,
): boolean {
  return holds(() => {
    const [sig, nonce, ct] = [toBytes(sealed.sig), toBytes(sealed.nonce), toBytes(sealed.ct)]
    return isSigned(sodium, { sig, sigPk }, placeLine(sodium, place), nonce, ct)
  })
}

/** The signature is checked before; this binds the words to their place. @throws Tampered */
export function openMessage(
  sodium: Sodium,
  key: Uint8Array,
  place: MessagePlace,
  sealed: SealedMessage,
): MessageBody | Identity {
  const ad = placeLine(sodium, place)
  const padded = decrypt(sodium, key, { nonce: toBytes(sealed.nonce), ct: toBytes(sealed.ct), ad })
  if (place.kind === 'identity') return openIdentity(sodium, padded)
  const body = readBody(parse(sodium, padded))
  if (!body) throw new Tampered('text')
  return body
}

function parse(sodium: Sodium, padded: Uint8Array): unknown {
  const plain = unpad(sodium, padded)
  try {
    return JSON.parse(sodium.to_string(plain))
  } catch {
    throw new Tampered('text')
  }
}
