import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

import { newId } from '../platform/ids.ts'

/** Nobody reads the emergency line, chooses a topic and writes ten letters faster; a program that waits pays in time. */
const leastSeconds = 4
const mostSeconds = 12 * 3600

export type FormAge = 'fresh' | 'too-early' | 'too-old'

export interface FormTokens {
  /** Written into a form of this city; one form is one inquiry, however often it is sent. */
  make: (city: string) => string
  /** Undefined for a token that is none of ours, or of another city. */
  read: (city: string, token: string) => { id: string; age: FormAge } | undefined
}

/**
 * In place of a proof of work, which needs a script: who asked for the form, waited, and sends it once. The limits that go
 * with it are far stricter than those of the form with scripts.
 * NOTE: this process's clock is enough: it tells no deadline, and seconds between two servers only lengthen the wait.
 */
export function formTokens(secret: string, now: () => number = Date.now): FormTokens {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'plain-form', 32))
  const seal = (city: string, id: string, at: string) =>
    createHmac('sha256', key).update([city, id, at].join('\n')).digest('base64url')
  return {
    make(city) {
      const id = newId()
      const at = Math.floor(now() / 1000).toString(36)
      return [id, at, seal(city, id, at)].join('.')
    },
    read(city, token) {
      const [id = '', at = '', given = ''] = token.split('.')
      if (!isSame(given, seal(city, id, at))) return undefined
      const seconds = now() / 1000 - Number.parseInt(at, 36)
      if (seconds > mostSeconds) return { id, age: 'too-old' }
      return { id, age: seconds < leastSeconds ? 'too-early' : 'fresh' }
    },
  }
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
