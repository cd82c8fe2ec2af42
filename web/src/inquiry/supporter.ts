import { findOnDevice, putOnDevice } from '../lib/device-store.ts'

const tokenKey = 'supporter'
const listKey = 'supported'

/** A random name of this browser, so that a support counts once; it says nothing about the person. */
export function supporterToken(): string {
  const known = findOnDevice(tokenKey)
  if (known) return known
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const token = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  putOnDevice(tokenKey, token)
  return token
}

export function hasSupported(number: string): boolean {
  return supported().includes(number)
}

export function rememberSupport(number: string): void {
  putOnDevice(listKey, JSON.stringify([...new Set([...supported(), number])].slice(-500)))
}

function supported(): string[] {
  try {
    const list: unknown = JSON.parse(findOnDevice(listKey) ?? '[]')
    return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : []
  } catch {
    return []
  }
}
