import { randomUUID } from 'node:crypto'

import type { buildApp } from '@bezpechne/server/app'

interface Schema {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema | false
  prefixItems?: Schema[]
  format?: string
  minimum?: number
  minLength?: number
  maxLength?: number
}
interface Document {
  paths: Record<
    string,
    { post?: { requestBody?: { content?: { 'application/json'?: { schema: Schema } } } } }
  >
}

/** A body that the schema of each POST takes, or nearly: for whoever tries all routes without knowing any. */
export async function sampleBodies(app: Awaited<ReturnType<typeof buildApp>>) {
  const { paths } = (await app.inject('/api/openapi.json')).json<Document>()
  return app.accessList
    .filter(({ method, url }) => method === 'POST' && url.startsWith('/api/v1'))
    .map(({ url, access }) => {
      const { post } = paths[url.replaceAll(/:(\w+)/g, '{$1}')] ?? {}
      const schema = post?.requestBody?.content?.['application/json']?.schema
      return { url, access, schema, body: schema ? sampleOf(schema) : {} }
    })
}

function sampleOf(schema: Schema): unknown {
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0])
  return (byType[schema.type ?? 'string'] ?? wordsOf)(schema)
}

const byType: Record<string, (schema: Schema) => unknown> = {
  object: ({ properties = {} }) =>
    Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, sampleOf(field)])),
  // A tuple says of each place what stands there, and of what follows that nothing does.
  array: ({ prefixItems, items }) => prefixItems?.map(sampleOf) ?? [sampleOf(items || {})],
  boolean: () => true,
  null: () => null,
  integer: ({ minimum = 1 }) => Math.max(minimum, 1),
  number: ({ minimum = 1 }) => Math.max(minimum, 1),
}

const byFormat: Record<string, () => string> = {
  uuid: randomUUID,
  date: () => '2026-08-24',
  'date-time': () => '2026-08-24T10:00:00Z',
  email: () => 'olia@example.org',
}

function wordsOf({ format, minLength = 3, maxLength = 60 }: Schema): string {
  const known = byFormat[format ?? '']
  return known
    ? known()
    : 'Слово за словом, '.repeat(10).slice(0, Math.max(minLength, Math.min(maxLength, 60)))
}
