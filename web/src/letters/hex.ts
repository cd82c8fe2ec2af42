import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'

/** A hash as a receipt prints it. */
export const hexOf = (text: string) =>
  Array.from(toBytes(text), (byte) => byte.toString(16).padStart(2, '0')).join('')
