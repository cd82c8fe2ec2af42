import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { LetterExport } from '@bezpechne/shared/letter-export'
import { type Finding, proveExport, type Proof } from '@bezpechne/shared/letters-crypto/export'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { trialRoot } from '@bezpechne/shared/trial-root'

interface Flags {
  /** Public keys of roots; where none is named that of trials. */
  root?: string[]
  photos?: string
}

/** Says of each thing whether it holds. @returns whether everything does */
export async function verifyLetter(
  path: string,
  { root = [trialRoot], photos }: Flags,
  say: (line: string) => void,
): Promise<boolean> {
  const file = await readExport(path)
  if (!file) {
    say('BROKEN  This is not a letter saved for a case file, or it was cut or rewritten.')
    return false
  }
  const proof = proveExport(await loadSodium(), file, root)
  for (const finding of proof.findings)
    say(`${finding.holds ? 'holds ' : 'BROKEN'}  ${sentenceOf(finding, file)}`)
  if (root.includes(trialRoot))
    say("note    The root is the trial's, whose key everybody has: it proves nothing outside a trial.")
  const broken = proof.findings.filter(({ holds }) => !holds).length
  say(
    broken === 0
      ? `All ${proof.findings.length} checks hold: this is letter ${nameOf(file)}, word for word.`
      : `${broken} of ${proof.findings.length} checks are broken: do not rely on this file.`,
  )
  if (photos) await writePhotos(proof, photos, say)
  return broken === 0
}

async function readExport(path: string): Promise<LetterExport | undefined> {
  const text = await readFile(path, 'utf8')
  try {
    return LetterExport.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

const nameOf = ({ facts, record }: LetterExport) => facts.regNo ?? record.header.id

const sentences: Record<Finding['what'], (which: string, file: LetterExport) => string> = {
  directory: (_which, { directory: { body } }) =>
    `Directory ${body.serial} of ${body.city}: signed by a trusted root, in force when the file was made.`,
  seal: (_which, { seal, exportedAt }) => `The file was sealed on ${exportedAt} by the mailbox ${seal.box}.`,
  part: (which) => `The part "${which}" is as it was when the file was sealed.`,
  epochs: (_which, { record }) =>
    `Changes of the key (${record.epochs.length}): each signed by the resident or by who held the letter before.`,
  key: (which) => `Key ${which}: the one that the letter committed to, the same for the resident.`,
  message: (which, file) => `Message ${which} (${roleOf(which, file)}): in its place, signed by its author.`,
  words: (which) =>
    which
      ? `Message ${which}: the words in this file are the words that were sealed.`
      : 'Every message is told.',
  identity: () => "The author's particulars are those that were sealed with the letter.",
  file: (which) => `Photo ${which}: opens with the key that the message holds, not a byte changed.`,
  events: (_which, { events }) =>
    `Steps (${events.length}): none missing, none moved, each signed by whom it names.`,
  audit: (_which, { audit }) =>
    audit
      ? `Audit row ${audit.row.seq} of ${audit.row.at} follows from the one before it.`
      : 'No row of the audit is in the file.',
  text: () => 'The hash on the receipt is that of the first text.',
}

function roleOf(which: string, { record }: LetterExport): string {
  return record.messages.find(({ seq }) => String(seq) === which)?.role ?? 'unknown'
}

const sentenceOf = ({ what, which }: Finding, file: LetterExport) => sentences[what](which, file)

/** Names of our own: what stands in a file of somebody else never becomes a path. */
async function writePhotos({ photos }: Proof, directory: string, say: (line: string) => void): Promise<void> {
  await mkdir(directory, { recursive: true })
  for (const [at, { bytes, type }] of [...photos.values()].entries()) {
    const name = join(directory, `evidence-${at + 1}.${type.slice('image/'.length)}`)
    await writeFile(name, bytes, { flag: 'wx' })
    say(`written ${name}`)
  }
}
