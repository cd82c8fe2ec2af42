import { basename } from 'node:path'

import { InputError } from './csv.ts'

/** Which column of the file is what, and how a row becomes an inquiry: the flags of the command. */
export interface Mapping {
  lat: string
  lng: string
  category: string
  when: string
  /** A column's text, or words with {column} in them. */
  text: { column: string } | { template: string }
  externalId: string | undefined
  address: string | undefined
  /** Words of the file to codes of ours; null leaves the row out. */
  categories: Map<string, string | null>
  state: 'submitted' | 'published'
  /** Ids are told apart by it: the same file imports once, under whatever name it lies. */
  source: string
}

/** The columns that the file must have. */
export function columnsOf({ lat, lng, category, when, text, externalId, address }: Mapping): string[] {
  const words = 'column' in text ? [text.column] : placeholdersIn(text.template)
  return [lat, lng, category, when, ...words, ...[externalId, address].filter((name) => name !== undefined)]
}

function placeholdersIn(template: string): string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '')
}

export function textOf({ text }: Mapping, values: Record<string, string>): string {
  if ('column' in text) return values[text.column] ?? ''
  return text.template.replace(/\{([^{}]+)\}/g, (_, name: string) => values[name] ?? '')
}

/**
 * "theft=other,noise=noise,test=skip"
 * @throws InputError
 */
function parseCategories(flag: string): Mapping['categories'] {
  return new Map(
    flag
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [from, to, ...more] = pair.split('=').map((part) => part.trim())
        if (!from || !to || more.length)
          throw new InputError(`--map ${pair}: write theirs=ours, or theirs=skip`)
        return [from, to === 'skip' ? null : to]
      }),
  )
}

export interface Flags {
  city: string
  lat: string
  lng: string
  category: string
  when: string
  map?: string
  text?: string
  textTemplate?: string
  address?: string
  externalId?: string
  source?: string
  delimiter: string
  state: Mapping['state']
  skipBad?: true
  commit?: true
}

/** @throws InputError */
export function mappingOf(file: string, flags: Flags): Mapping {
  const { lat, lng, category, when, externalId, address, state } = flags
  return {
    lat,
    lng,
    category,
    when,
    externalId,
    address,
    state,
    text: wordsOf(flags),
    categories: parseCategories(flags.map ?? ''),
    source: flags.source ?? basename(file),
  }
}

function wordsOf({ text, textTemplate }: Flags): Mapping['text'] {
  if (text && textTemplate) throw new InputError('Either --text or --text-template, not both')
  if (text) return { column: text }
  if (textTemplate) return { template: textTemplate }
  throw new InputError('Which words make the inquiry: --text <column>, or --text-template "{one}: {other}"?')
}
