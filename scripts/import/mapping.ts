import { basename } from 'node:path'

import { recognised } from '@bezpechne/shared/import-columns'
import { ImportMapping } from '@bezpechne/shared/imports'

import { InputError } from './input-error.ts'
import type { TableFlags } from './table-file.ts'

export interface Flags extends TableFlags {
  city: string
  lat?: string
  lng?: string
  category?: string
  when?: string
  map?: string
  text?: string
  textTemplate?: string
  address?: string
  externalId?: string
  status?: string
  leaveOut?: string
  source?: string
  state: ImportMapping['arrival']
  skipBad?: true
  commit?: true
}

/** What is not said is taken from the names of the columns. @throws InputError */
export function mappingOf(file: string, header: string[], flags: Flags): ImportMapping {
  const known = recognised(header)
  const read = ImportMapping.safeParse({
    ...columnsIn({ ...known, ...onlySaid(flags) }),
    text: wordsOf(flags, known.text),
    id: flags.externalId ?? null,
    address: flags.address ?? null,
    status: statusOf(flags),
    categories: parseCategories(flags.map ?? ''),
    source: flags.source ?? basename(file),
    arrival: flags.state,
  })
  if (read.success) return read.data
  const wrong = read.error.issues.map(({ path }) => path.join('.'))
  throw new InputError(`The mapping is wrong: ${wrong.join(', ')}`)
}

type Columns = Pick<Flags, 'lat' | 'lng' | 'when' | 'category'>

function onlySaid({ lat, lng, when, category }: Flags): Columns {
  return {
    ...(lat && { lat }),
    ...(lng && { lng }),
    ...(when && { when }),
    ...(category && { category }),
  }
}

function columnsIn({ lat = 'lat', lng = 'lng', when = 'happened_at', category = 'category' }: Columns) {
  return { lat, lng, when, category }
}

function statusOf({ status, leaveOut = '' }: Flags): ImportMapping['status'] {
  return status ? { column: status, leaveOut: leaveOut.split(',').filter(Boolean) } : null
}

/**
 * "theft=other,noise=noise,test=skip"
 * @throws InputError
 */
function parseCategories(flag: string): ImportMapping['categories'] {
  return flag
    .split(',')
    .filter(Boolean)
    .map((pair) => {
      const [from, to, ...more] = pair.split('=').map((part) => part.trim())
      if (!from || !to || more.length)
        throw new InputError(`--map ${pair}: write theirs=ours, or theirs=skip`)
      return [from, to === 'skip' ? null : to]
    })
}

function wordsOf({ text, textTemplate }: Flags, known: string | undefined): string {
  if (text && textTemplate) throw new InputError('Either --text or --text-template, not both')
  const column = text ?? known
  if (textTemplate) return textTemplate
  if (column) return `{${column}}`
  throw new InputError('Which words make the inquiry: --text <column>, or --text-template "{one}: {other}"?')
}
