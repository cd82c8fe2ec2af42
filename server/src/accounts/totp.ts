import { createHmac } from 'node:crypto'

const stepSeconds = 30

/**
 * The 30-second step whose code this is, of the present one and its two neighbours, the newest first.
 * better-auth decides whether a code is right; this only tells it apart from an earlier one.
 * @see RFC 6238
 */
export function stepOfCode(secret: string, code: string, now = Date.now()): number | undefined {
  const present = Math.floor(now / 1000 / stepSeconds)
  return [present + 1, present, present - 1].find((step) => codeOfStep(secret, step) === code)
}

export function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}
