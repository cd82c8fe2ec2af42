// Both browsers and Node have these two; neither is in the language itself.
declare function btoa(binary: string): string
declare function atob(text: string): string

/** Bytes as unpadded base64url: how they travel and how they stand in what is signed. */
export function toText(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @throws RangeError for anything but the one spelling that toText gives */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = /^[A-Za-z0-9_-]*$/.test(text) ? decode(text) : undefined
  if (!bytes || toText(bytes) !== text) throw new RangeError('Not unpadded base64url')
  return bytes
}

function decode(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 === 1) return undefined
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
}

/** One after another. */
export function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
