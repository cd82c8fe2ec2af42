/** What a column of a file may be. No import, so that a page that shows the mapping needs no schema library. */
const importFields = ['lat', 'lng', 'when', 'category', 'text', 'id', 'address', 'status'] as const
export type ImportField = (typeof importFields)[number]

/** Names by which files call them, the likeliest first: Open311 (GeoReport v2), then what cities of Ukraine write. */
const knownNames: Record<ImportField, readonly string[]> = {
  id: ['service_request_id', 'id', 'external_id', 'request_id', 'number', 'номер', 'номер звернення', 'код'],
  lat: ['lat', 'latitude', 'широта'],
  lng: ['long', 'lng', 'lon', 'longitude', 'довгота'],
  when: [
    'requested_datetime',
    'happened_at',
    'occurred_at',
    'datetime',
    'date',
    'created_at',
    'дата',
    'дата звернення',
  ],
  category: ['service_name', 'category', 'service_code', 'topic', 'type', 'тема', 'категорія', 'вид'],
  text: ['description', 'text', 'details', 'опис', 'текст', 'зміст'],
  address: ['address', 'address_string', 'адреса'],
  status: ['status', 'стан', 'статус'],
}

/** Which columns the file's own names tell; Open311's are recognised by themselves. */
export function recognised(columns: readonly string[]): Partial<Record<ImportField, string>> {
  const folded = new Map(columns.map((name) => [folding(name), name]))
  const found: Partial<Record<ImportField, string>> = {}
  for (const field of importFields) {
    const name = knownNames[field].find((known) => folded.has(folding(known)))
    const column = name === undefined ? undefined : folded.get(folding(name))
    if (column !== undefined) found[field] = column
  }
  return found
}

function folding(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')
}

/** What is over already: its pin would say that somebody waits for an answer, and the answer is not in the file. */
export function saysClosed(status: string): boolean {
  return /^(closed|done|resolved|fixed|completed|закрит|виконан|вирішен|завершен)/i.test(status.trim())
}

/** "{kind}: {street}" names these columns. */
export function placeholdersIn(template: string): string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
}

export const mostImportBytes = 50 * 1024 * 1024
/** Of the file, sent one after another: each may be sent again. */
export const importPieceBytes = 1024 * 1024
