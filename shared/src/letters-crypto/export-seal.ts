import type { LetterExport } from '../letter-export.ts'
import { toBytes, toText } from './bytes.ts'
import { entryOf } from './directory.ts'
import { letterPrint } from './letter.ts'
import { line } from './line.ts'
import { readBox } from './mailbox.ts'
import { hash, isSigned, sign } from './primitives.ts'
import type { Sodium } from './sodium.ts'

export type Unsealed = Omit<LetterExport, 'seal'>
export type Part = keyof Unsealed

const partNames: readonly Part[] = [
  'form',
  'exportedAt',
  'facts',
  'messages',
  'identity',
  'directory',
  'record',
  'events',
  'keys',
  'capsuleKey',
  'files',
  'audit',
]

/** Fields in the order of their names: whoever writes the file again with the same content gets the same hash. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

function sealLine(sodium: Sodium, { record }: Unsealed, box: string, parts: Record<string, string>): string {
  const print = letterPrint(sodium, record.header)
  return line('export-v1', print, box, ...partNames.map((name) => parts[name] ?? '-'))
}

/** @param by the mailbox in whose name the file is made */
export function sealExport(
  sodium: Sodium,
  content: Unsealed,
  by: { box: string; sigSk: Uint8Array },
): LetterExport {
  const parts = Object.fromEntries(
    partNames.map((name) => [name, toText(hash(sodium, canonical(content[name])))]),
  )
  const sig = toText(sign(sodium, by.sigSk, sealLine(sodium, content, by.box, parts)))
  return { ...content, seal: { box: by.box, parts, sig } }
}

/** Which parts are not as they were when the file was made. */
export function changedParts(sodium: Sodium, file: LetterExport): Part[] {
  return partNames.filter((name) => toText(hash(sodium, canonical(file[name]))) !== file.seal.parts[name])
}

/** Whether a mailbox of officers sealed it; another kind has no letters to export. */
export function isExportSealed(sodium: Sodium, file: LetterExport): boolean {
  const { box, parts, sig } = file.seal
  const entry = entryOf(file.directory.body, box)
  if (!entry || readBox(box).kind === 'moderation' || Object.keys(parts).length !== partNames.length)
    return false
  const given = { sig: toBytes(sig), sigPk: toBytes(entry.sigPk) }
  return isSigned(sodium, given, sealLine(sodium, file, box, parts))
}
