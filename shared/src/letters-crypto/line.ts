import { toText } from './bytes.ts'

/**
 * The only way to what is hashed, signed or bound to a ciphertext: fields joined by "|", bytes as base64url.
 * @throws RangeError where a field could be read in two ways
 */
export function line(label: string, ...fields: (string | number | Uint8Array)[]): string {
  return [label, ...fields.map(inLine)].join('|')
}

function inLine(field: string | number | Uint8Array): string {
  const text =
    field instanceof Uint8Array ? toText(field) : String(typeof field === 'number' ? whole(field) : field)
  if (!/^[A-Za-z0-9_.:-]+$/.test(text)) throw new RangeError('A field holds what it may not')
  return text
}

/**
 * For a number out of JSON that others wrote: "1" would be signed like 1, and compared otherwise.
 * @throws RangeError
 */
export function whole(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('Not a whole number')
  return value
}
