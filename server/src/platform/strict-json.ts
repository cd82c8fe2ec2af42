import { AppError } from './errors.ts'

const deepest = 20
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g
// No schema has such a field; whoever sends one is after an object's prototype.
const poisonous = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * JSON that means one thing to everybody: no key twice, none that reaches for a prototype, at most 20 levels deep.
 * An empty text is no body.
 * @throws AppError 'bad-request'
 */
export function parseStrictJson(text: string): unknown {
  if (text === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (isStrict(text)) return value
  } catch (cause) {
    // NOTE: the message of a SyntaxError quotes the text, so it goes no further.
    if (!(cause instanceof SyntaxError)) throw cause
  }
  throw new AppError('bad-request')
}

/** Of a text that is JSON. An array's level has no keys. */
function isStrict(text: string): boolean {
  const levels: (Set<string> | undefined)[] = []
  let last = ''
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{') levels.push(new Set())
    else if (token === '[') levels.push(undefined)
    else if (token === '}' || token === ']') levels.pop()
    else if (token === ':' && !isNewKey(last, levels.at(-1))) return false
    if (levels.length > deepest) return false
    last = token
  }
  return true
}

function isNewKey(written: string, keys: Set<string> | undefined): boolean {
  const key: string = JSON.parse(written)
  if (poisonous.has(key) || keys?.has(key)) return false
  keys?.add(key)
  return true
}
