import { median, type Sample, type Timing } from './sample.ts'

/** One thing to measure; all of them take turns, round by round, so that a slow minute meets each alike. */
export interface Case {
  id: string
  /** Heading under which it is printed. */
  section: string
  /** Those that are compared with one floor are measured beside it, in the same seconds. */
  beside?: string
  run: (seconds: number) => Promise<Sample>
}

/** A number with what it should be. */
export interface Figure {
  what: string
  unit: '×' | 'ms' | 'bytes' | 'kB' | '%' | 's' | ''
  value: number
  low?: number
  high?: number
  goal?: { least: number } | { most: number }
  note?: string
  /** Answers that were not what was asked for: the number is worth nothing then. */
  failed?: number
}

export class Results {
  readonly samples = new Map<string, Sample[]>()

  add(id: string, sample: Sample): void {
    this.samples.set(id, [...(this.samples.get(id) ?? []), sample])
  }

  has(id: string): boolean {
    return this.samples.has(id)
  }

  of(id: string, timing: Timing): number {
    return median(this.all(id, timing))
  }

  all(id: string, timing: Timing): number[] {
    return (this.samples.get(id) ?? []).map((sample) => sample[timing])
  }

  /** Median to median; the range is of the rounds by themselves. Nothing, where one of them was not measured. */
  ratio(what: string, [over, under]: [string, string], timing: Timing, goal?: Figure['goal']): Figure[] {
    if (!this.has(over) || !this.has(under)) return []
    const below = this.all(under, timing)
    const rounds = this.all(over, timing).map((value, round) => value / (below[round] ?? NaN))
    const failed = this.failed(over) + this.failed(under)
    return [
      {
        what,
        unit: '×',
        value: this.of(over, timing) / this.of(under, timing),
        low: Math.min(...rounds),
        high: Math.max(...rounds),
        ...(goal && { goal }),
        ...(failed && { failed, note: `${failed} answers failed: it says nothing` }),
      },
    ]
  }

  failed(id: string): number {
    return (this.samples.get(id) ?? []).reduce((sum, sample) => sum + sample.failed, 0)
  }

  /** A measured time as it is. */
  time(what: string, id: string, timing: Timing, goal?: Figure['goal']): Figure[] {
    if (!this.has(id)) return []
    const values = this.all(id, timing)
    const range = { low: Math.min(...values), high: Math.max(...values) }
    return [{ what, unit: 'ms', value: median(values), ...range, ...(goal && { goal }) }]
  }
}

export function met({ value, goal, failed }: Figure): boolean | undefined {
  if (!goal) return undefined
  if (failed) return false
  return 'least' in goal ? value >= goal.least : value <= goal.most
}
