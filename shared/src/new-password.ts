import { blocked } from './blocked-passwords.ts'

export const shortest = 15
const longest = 128

export type PasswordProblem = 'passwordShort' | 'passwordLong' | 'passwordCommon' | 'passwordOwn'

/** In characters as the protocol counts them: code points. */
export function lengthOf(password: string): number {
  return Array.from(password).length
}

/** What is wrong with a new password; checked here, for the server never sees it. No rules of composition. */
export function problemOf(password: string, { email }: { email: string }): PasswordProblem | undefined {
  const length = lengthOf(password)
  if (length < shortest) return 'passwordShort'
  if (length > longest) return 'passwordLong'
  const plain = simplified(password)
  const own = simplified(email.split('@')[0] ?? '')
  if (own.length > 3 && withoutWord(plain, own).length < 8) return 'passwordOwn'
  return isCommon(plain) ? 'passwordCommon' : undefined
}

/** Known words repeated or put together, a run of the keyboard, the same few letters again. */
function isCommon(plain: string): boolean {
  const rest = blocked.reduce(withoutWord, plain)
  return rest.length < 6 || new Set(rest).size < 5
}

function withoutWord(text: string, word: string): string {
  return text.replaceAll(word, '')
}

function simplified(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
