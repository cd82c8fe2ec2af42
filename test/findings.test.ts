import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { type Finding, type FindingKind, findingKinds, findingsIn } from '@bezpechne/shared/findings'
import { describe, expect, test } from 'vitest'

// Sentences as residents write them, with what is personal in braces: {phone:067 123 45 67}. One half may be looked
// at while the finder is made better, the other only when it is done.
const halves = ['tuned', 'held-out'] as const

interface Sentence {
  text: string
  labels: Finding[]
}

/** What is found of all there is, and how much of what was found is right. */
const demanded: Record<FindingKind, { recall: number; precision: number }> = {
  email: { recall: 0.95, precision: 0.95 },
  card: { recall: 0.95, precision: 0.95 },
  tax: { recall: 0.95, precision: 0.95 },
  passport: { recall: 0.9, precision: 0.9 },
  phone: { recall: 0.95, precision: 0.95 },
  plate: { recall: 0.95, precision: 0.95 },
  flat: { recall: 0.9, precision: 0.95 },
  name: { recall: 0.8, precision: 0.9 },
}

describe.each(halves)('the %s half', (half) => {
  const sentences = readHalf(half)
  const scores = new Map(findingKinds.map((kind) => [kind, score(sentences, kind)]))

  test('is large enough to mean something', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(150)
    for (const { labels } of scores.values()) expect(labels).toBeGreaterThanOrEqual(9)
  })

  test.each(findingKinds)('%s', (kind) => {
    const { recall, precision, labels, missed, wrong } = scores.get(kind) ?? score(sentences, kind)
    // oxlint-disable-next-line no-console -- the measured figures are what this test is run for
    console.log(
      `${half.padEnd(8)} ${kind.padEnd(8)} of ${String(labels).padStart(3)}: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
    )
    expect({
      missed: recall < demanded[kind].recall && missed,
      wrong: precision < demanded[kind].precision && wrong,
    }).toEqual({ missed: false, wrong: false })
  })
})

function readHalf(half: string): Sentence[] {
  const folder = join(import.meta.dirname, 'findings', half)
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter(Boolean)
    .map(readSentence)
}

function readSentence(line: string): Sentence {
  const labels: Finding[] = []
  let text = ''
  // A line break and a space that does not break are written as signs, so that they can be seen.
  for (const part of line
    .replaceAll('⏎', '\n')
    .replaceAll('␣', '\u00A0')
    .split(/(\{\w+:[^}]+\})/)) {
    const [, name, words] = /^\{(\w+):([^}]+)\}$/.exec(part) ?? []
    const kind = findingKinds.find((one) => one === name)
    if (kind) labels.push({ kind, start: text.length, end: text.length + (words ?? '').length })
    text += kind ? words : part
  }
  return { text, labels }
}

function score(sentences: Sentence[], kind: FindingKind) {
  let [labels, hits, found, right] = [0, 0, 0, 0]
  const missed: string[] = []
  const wrong: string[] = []
  for (const { text, labels: all } of sentences) {
    const expected = all.filter((label) => label.kind === kind)
    const actual = findingsIn(text).filter((finding) => finding.kind === kind)
    const covered = expected.filter((label) => isCovered(label, actual))
    const correct = actual.filter((finding) => expected.some((label) => overlap(label, finding)))
    labels += expected.length
    hits += covered.length
    found += actual.length
    right += correct.length
    missed.push(...expected.filter((label) => !covered.includes(label)).map((label) => shown(text, label)))
    wrong.push(
      ...actual.filter((finding) => !correct.includes(finding)).map((finding) => shown(text, finding)),
    )
  }
  return { labels, recall: hits / labels, precision: found === 0 ? 1 : right / found, missed, wrong }
}

/** Only whole: half a number left readable is a number found by somebody else. */
function isCovered({ start, end }: Finding, findings: Finding[]): boolean {
  return findings.some((finding) => finding.start <= start && finding.end >= end)
}

function overlap(one: Finding, other: Finding): boolean {
  return one.start < other.end && other.start < one.end
}

function shown(text: string, { start, end }: Finding): string {
  return `${text.slice(start, end)} ← ${text}`
}
