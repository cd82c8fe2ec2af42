import { toBytes } from './bytes.ts'
import { holds } from './primitives.ts'

/** What stands inside, once it is open. Sizes and letters of it are checked again by whoever reads. */

export const longestText = 7500
// What the largest message holds, less the keys of five photos.
const mostTextBytes = 16_384 - 1200

/** Counted in bytes too: 7,500 letters fit, 7,500 of the rarest signs do not. */
export function textFits(text: string): boolean {
  const bytes = encodeURIComponent(JSON.stringify(text)).replaceAll(/%[0-9A-F]{2}/g, '.').length
  return text.length <= longestText && bytes <= mostTextBytes
}
const mostFiles = 5

/** How a file is found and opened; it exists in an opened message alone. */
export interface FileKey {
  id: string
  key: string
  chunks: number
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  bytes: number
}

export interface MessageBody {
  text: string
  files: FileKey[]
}

/** Empty fields where nothing was given; all of them for an anonymous tip. */
export interface Identity {
  surname: string
  name: string
  patronymic: string
  residence: string
  contact: string
  hideMyName: boolean
  /** What the law gives this person first: a veteran, a mother of many children. */
  privilege: string
}

export const noIdentity: Identity = {
  surname: '',
  name: '',
  patronymic: '',
  residence: '',
  contact: '',
  privilege: '',
  hideMyName: false,
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @returns undefined for what no browser of ours wrote */
export function readBody(json: unknown): MessageBody | undefined {
  if (!isRecord(json) || typeof json['text'] !== 'string' || !Array.isArray(json['files'])) return undefined
  const files = json['files'].map(readFileKey)
  const whole = files.filter((file) => file !== undefined)
  const different = new Set(whole.map(({ id }) => id)).size
  return different === files.length && files.length <= mostFiles
    ? { text: json['text'], files: whole }
    : undefined
}

/** How many pieces a file is filled up to. */
export const chunkCounts = [1, 2, 4, 8, 16, 32, 64] as const
const fileTypes = ['image/jpeg', 'image/png', 'image/webp'] as const

function readFileKey(file: unknown): FileKey | undefined {
  if (!isRecord(file)) return undefined
  const { id, key, bytes } = file
  const type = fileTypes.find((one) => one === file['type'])
  const chunks = chunkCounts.find((one) => one === file['chunks'])
  return isFileId(id) && isKey(key) && type && chunks && isLength(bytes)
    ? { id, key, chunks, type, bytes }
    : undefined
}

// Each becomes a part of an address, a key and a size of memory: the other side may have written anything.
const isFileId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
const isKey = (value: unknown): value is string =>
  typeof value === 'string' && holds(() => toBytes(value).length === 32)
const isLength = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

export function readIdentity(json: unknown): Identity | undefined {
  if (!isRecord(json) || typeof json['hideMyName'] !== 'boolean') return undefined
  const read = { ...noIdentity, hideMyName: json['hideMyName'] }
  for (const field of ['surname', 'name', 'patronymic', 'residence', 'contact', 'privilege'] as const) {
    const value = json[field]
    if (typeof value !== 'string') return undefined
    read[field] = value
  }
  return read
}
