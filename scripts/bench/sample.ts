/** What one round of one case came to. Times in milliseconds. */
export interface Sample {
  perSecond: number
  p50: number
  p95: number
  p99: number
  max: number
  count: number
  /** Answers that are not what was asked for; any at all, and the figure says nothing. */
  failed: number
}

export type Timing = 'p50' | 'p95' | 'p99' | 'max' | 'perSecond'

export function sampleOf(times: number[], { seconds, failed }: { seconds: number; failed: number }): Sample {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return {
    perSecond: times.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: sorted.at(-1) ?? NaN,
    count: times.length,
    failed,
  }
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN
}

/** One after another on one connection, so long or so often. */
export async function inTurn(
  work: () => Promise<unknown>,
  { seconds, most }: { seconds: number; most: number },
): Promise<Sample> {
  const times: number[] = []
  const began = performance.now()
  const passed = () => (performance.now() - began) / seconds / 1000
  while (times.length < most && (passed() < 1 || (times.length < 3 && passed() < 10))) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return sampleOf(times, { seconds: (performance.now() - began) / 1000, failed: 0 })
}
