import { toText } from './bytes.ts'

/**
 * The only way to what is hashed, signed or bound to a ciphertext: fields joined by "|", bytes as base64url.
 * @throws RangeError where a field could be read in two ways
 */
export function line(label: string, ...fields: (string | number | Uint8Array)[]): string {
  return [label, ...fields]
    .map((field) => (field instanceof Uint8Array ? toText(field) : String(field)))
    .map((field) => {
      if (!/^[A-Za-z0-9_.:-]+$/.test(field)) throw new RangeError('A field holds what it may not')
      return field
    })
    .join('|')
}
