/** What stands inside, once it is open. Sizes and letters of it are checked again by whoever reads. */

export const longestText = 7500
export const mostFiles = 5

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
  return whole.length === files.length && files.length <= mostFiles
    ? { text: json['text'], files: whole }
    : undefined
}

const fileTypes = ['image/jpeg', 'image/png', 'image/webp'] as const

function readFileKey(file: unknown): FileKey | undefined {
  if (!isRecord(file)) return undefined
  const { id, key, chunks, bytes } = file
  const type = fileTypes.find((one) => one === file['type'])
  return typeof id === 'string' &&
    typeof key === 'string' &&
    type &&
    typeof chunks === 'number' &&
    typeof bytes === 'number'
    ? { id, key, chunks, type, bytes }
    : undefined
}

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
