import type { Reporter, TestModule } from 'vitest/node'

declare module 'vitest' {
  interface TaskMeta {
    /** Of a test whose name begins with P1 to P16: what was measured. */
    figure?: string
  }
}

interface Told {
  property: number
  figure: string
  holds: boolean
}

/** After the run, a line of each property: what was measured, and whether it holds. */
export class PromisesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const told = modules.flatMap((module) => [...module.children.allTests()].flatMap(tellOf))
    const properties = [...new Set(told.map(({ property }) => property))].toSorted(
      (one, other) => one - other,
    )
    for (const property of properties) process.stdout.write(`${lineOf(property, told)}\n`)
  }
}

function tellOf(test: {
  name: string
  result: () => { state: string }
  meta: () => { figure?: string }
}): Told[] {
  const [, number, what] = /^P(\d+) (.+)$/.exec(test.name) ?? []
  const { state } = test.result()
  if (!number || !what || state === 'skipped') return []
  const holds = state === 'passed'
  return [
    { property: Number(number), holds, figure: holds ? (test.meta().figure ?? what) : `FAILED: ${what}` },
  ]
}

function lineOf(property: number, told: Told[]): string {
  const own = told.filter((one) => one.property === property)
  const holds = own.every((one) => one.holds)
  return `P${property}`.padEnd(4) + (holds ? 'ok   ' : 'NOT  ') + own.map(({ figure }) => figure).join('; ')
}
