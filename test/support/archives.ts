import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'

import type { archiveKey } from '@bezpechne/server/archives/index'
import { Manifest } from '@bezpechne/server/archives/manifest'
import { extract, type Headers, pack } from 'tar-stream'

export interface Part {
  name: string
  bytes: Buffer
  type?: Headers['type']
}

export async function partsOf(file: string): Promise<Part[]> {
  const tar = extract()
  tar.end(readFileSync(file))
  const parts: Part[] = []
  for await (const entry of tar) parts.push({ name: entry.header.name, bytes: await buffer(entry) })
  return parts
}

export async function writeParts(file: string, parts: readonly Part[]): Promise<void> {
  const tar = pack()
  for (const { name, bytes, type = 'file' } of parts) {
    if (type === 'file') tar.entry({ name, type }, bytes)
    else tar.entry({ name, type, linkname: '/etc/passwd' })
  }
  tar.finalize()
  writeFileSync(file, await buffer(tar))
}

const told = (what: unknown) => Buffer.from(JSON.stringify(what))

/** With a manifest of what is there now, signed again: by somebody whose key is trusted, and who means harm. */
export function signedAgain(
  parts: readonly Part[],
  key: ReturnType<typeof archiveKey>,
  change: (manifest: Manifest) => void = () => {},
): Part[] {
  const own = parts.find(({ name }) => name === 'manifest.json')
  const manifest = Manifest.parse(JSON.parse(String(own?.bytes)))
  const rest = parts.filter(({ name }) => !['manifest.json', 'signature.json'].includes(name))
  manifest.files = rest.map(({ name, bytes }) => ({
    name,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  change(manifest)
  const bytes = told(manifest)
  return [...rest, { name: 'manifest.json', bytes }, { name: 'signature.json', bytes: told(key.sign(bytes)) }]
}

/** Another content for one of them. */
export const replaced = (parts: readonly Part[], name: string, change: (bytes: Buffer) => Buffer): Part[] =>
  parts.map((part) => (part.name === name ? { ...part, bytes: change(part.bytes) } : part))

export const rows = (change: (row: Record<string, unknown>) => object) => (bytes: Buffer) =>
  gzipSync(
    gunzipSync(bytes)
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => `${JSON.stringify(change(JSON.parse(line)))}\n`)
      .join(''),
  )
