/**
 * How likely two samples this far apart are, when both are drawn from one distribution.
 * @see Numerical Recipes §14.3, the asymptotic form with Stephens' correction: good from some twenty values each
 */
export function kolmogorovSmirnov(one: number[], other: number[]): { distance: number; p: number } {
  const [a, b] = [one.toSorted((x, y) => x - y), other.toSorted((x, y) => x - y)]
  let [i, j, distance] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i] ?? 0, b[j] ?? 0)
    i = firstAbove(a, at, i)
    j = firstAbove(b, at, j)
    distance = Math.max(distance, Math.abs(i / a.length - j / b.length))
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length))
  return { distance, p: tail((root + 0.12 + 0.11 / root) * distance) }
}

function firstAbove(sorted: number[], at: number, from: number): number {
  let index = from
  while (index < sorted.length && (sorted[index] ?? 0) <= at) index += 1
  return index
}

function tail(lambda: number): number {
  // The series does not converge near nothing, where every distance is likely.
  if (lambda < 0.2) return 1
  let sum = 0
  for (let k = 1; k <= 100; k += 1) sum += (k % 2 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda)
  return Math.min(1, Math.max(0, sum))
}
