import { type ImportField, recognised, saysClosed } from '@bezpechne/shared/import-columns'
import type { ImportColumns, ImportMapping } from '@bezpechne/shared/imports'

export interface Draft {
  columns: Partial<Record<ImportField, string>>
  text: string
  topics: Record<string, string>
  leaveOut: string[]
  source: string
  arrival: ImportMapping['arrival']
}

export function draftOf({ columns, remembered }: ImportColumns, name: string): Draft {
  if (remembered) {
    const { lat, lng, when, category, id, address, status, text, source, arrival, categories } = remembered
    return {
      columns: {
        lat,
        lng,
        when,
        category,
        ...(id !== null && { id }),
        ...(address !== null && { address }),
        ...(status && { status: status.column }),
      },
      text,
      topics: Object.fromEntries(categories.map(([theirs, ours]) => [theirs, ours ?? skipped])),
      leaveOut: status?.leaveOut ?? [],
      source,
      arrival,
    }
  }
  const known = recognised(columns.map((column) => column.name))
  const states = columns.find((column) => column.name === known.status)?.values ?? []
  return {
    columns: known,
    text: known.text === undefined ? '' : `{${known.text}}`,
    topics: {},
    leaveOut: states.map(({ value }) => value).filter(saysClosed),
    source: name.replace(/\.\w+$/, ''),
    arrival: 'submitted',
  }
}

/** In place of a topic: such rows stay out. */
export const skipped = '-'

const needed = ['lat', 'lng', 'when', 'category'] as const

/** What has to be chosen or written before rows can be checked. */
export function missingIn({ columns, text, source }: Draft): ((typeof needed)[number] | 'text' | 'source')[] {
  return [
    ...needed.filter((field) => !columns[field]),
    ...(/\{[^{}]+\}/.test(text) ? [] : ['text' as const]),
    ...(source.trim().length < 2 ? ['source' as const] : []),
  ]
}

export function mappingOf(draft: Draft): ImportMapping | undefined {
  const { columns, text, topics, leaveOut, source, arrival } = draft
  const { lat, lng, when, category, id, address, status } = columns
  if (!lat || !lng || !when || !category || missingIn(draft).length > 0) return undefined
  return {
    lat,
    lng,
    when,
    category,
    text,
    id: id || null,
    address: address || null,
    status: status ? { column: status, leaveOut } : null,
    categories: Object.entries(topics).flatMap(([theirs, ours]): [string, string | null][] =>
      ours ? [[theirs, ours === skipped ? null : ours]] : [],
    ),
    source: source.trim(),
    arrival,
  }
}
