/** So few could be told apart by who knows the place. */
export const few = 5

/**
 * A table of counts with its sum, of which nobody can be told apart: one to four become null, and so much more with
 * them that no remainder gives them away. The sum itself is null where hiding every part would not be enough.
 */
export function hideFew<Name extends string>(
  names: readonly Name[],
  counts: Record<Name, number>,
): { sum: number | null; parts: Record<Name, number | null> } {
  const hidden = new Set(names.filter((name) => isFew(counts[name])))
  const others = names
    .filter((name) => !hidden.has(name) && counts[name] > 0)
    .toSorted((a, b) => counts[a] - counts[b])
  const isEnough = () => hidden.size === 0 || isSafe([...hidden].map((name) => counts[name]))
  for (const next of others) if (!isEnough()) hidden.add(next)
  const parts: Record<Name, number | null> = { ...counts }
  for (const name of hidden) parts[name] = null
  const sum = names.reduce((total, name) => total + counts[name], 0)
  return { sum: isEnough() && !isFew(sum) ? sum : null, parts }
}

/**
 * Counts of one month after another as everybody may have them: by fives, each five in the month that completed it. They
 * add up: whatever months somebody asks for and takes from each other, a multiple of five is left, and no single one.
 */
export function byFives(counts: readonly number[]): number[] {
  let all = 0
  return counts.map((count) => {
    const before = fivesIn(all)
    all += count
    return fivesIn(all) - before
  })
}

const fivesIn = (count: number) => count - (count % few)

function isFew(count: number): boolean {
  return count > 0 && count < few
}

/** What is left of the sum belongs to two at least, and is so much that neither is known by it. */
function isSafe(hidden: number[]): boolean {
  return hidden.length >= 2 && hidden.reduce((sum, count) => sum + count, 0) >= 2 * few
}
