/** A stretch of two texts: in both, only in the older one, only in the newer one. */
export interface DiffPart {
  kind: 'same' | 'gone' | 'new'
  text: string
}

// 4,000 characters are some 700 words: half a million cells. What is larger is shown as replaced in whole.
const mostCells = 1_000_000

/** What a correction changed, word by word; the parts of either text, put together, are that text. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  let head = 0
  while (head < Math.min(old.length, fresh.length) && old[head] === fresh[head]) head += 1
  let tail = 0
  while (
    tail < Math.min(old.length, fresh.length) - head &&
    old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]
  )
    tail += 1
  const middle = changedPart(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail))
  return joined([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: tail ? old.slice(-tail).join('') : '' },
  ])
}

/** A word with the space after it, so that no space is lost. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? []
}

function changedPart(old: string[], fresh: string[]): DiffPart[] {
  if (old.length * fresh.length > mostCells) {
    return [
      { kind: 'gone', text: old.join('') },
      { kind: 'new', text: fresh.join('') },
    ]
  }
  return walked(old, fresh, commonLengths(old, fresh))
}

/** How many words the rests have in common, at [i * (fresh + 1) + j] for those from i and j on. */
function commonLengths(old: string[], fresh: string[]): Uint16Array {
  const wide = fresh.length + 1
  const common = new Uint16Array((old.length + 1) * wide)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const here = i * wide + j
      const skipped = Math.max(common[here + wide] ?? 0, common[here + 1] ?? 0)
      common[here] = old[i] === fresh[j] ? (common[here + wide + 1] ?? 0) + 1 : skipped
    }
  }
  return common
}

function walked(old: string[], fresh: string[], common: Uint16Array): DiffPart[] {
  const wide = fresh.length + 1
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < fresh.length) {
    const [before = '', after = ''] = [old[i], fresh[j]]
    const here = i * wide + j
    const kind = before === after ? 'same' : laterIsGone(common, here, wide) ? 'gone' : 'new'
    parts.push({ kind, text: kind === 'new' ? after : before })
    if (kind !== 'new') i += 1
    if (kind !== 'gone') j += 1
  }
  return [
    ...parts,
    { kind: 'gone', text: old.slice(i).join('') },
    { kind: 'new', text: fresh.slice(j).join('') },
  ]
}

const laterIsGone = (common: Uint16Array, here: number, wide: number) =>
  (common[here + wide] ?? 0) >= (common[here + 1] ?? 0)

function joined(parts: DiffPart[]): DiffPart[] {
  const all: DiffPart[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else if (part.text) all.push({ ...part })
  }
  return all
}
