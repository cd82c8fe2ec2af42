import type { Db } from '@bezpechne/server/platform/database'
import { CompiledQuery, type RootOperationNode } from 'kysely'

interface Plan {
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

/** How many rows of a table, kept or not, the queries of some work read: what a plan costs, whatever the machine. */
export async function rowsRead(db: Db, table: string, work: (db: Db) => Promise<unknown>): Promise<number> {
  const asked: RootOperationNode[] = []
  await work(
    db.withPlugin({
      transformQuery({ node }) {
        asked.push(node)
        return node
      },
      transformResult: async ({ result }) => result,
    }),
  )
  let read = 0
  for (const node of asked) {
    const { sql, parameters } = db.getExecutor().compileQuery(node, { queryId: 'rows-read' })
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      CompiledQuery.raw(`explain (analyze, format json) ${sql}`, [...parameters]),
    )
    for (const { 'QUERY PLAN': plan } of rows) read += inPlan(plan[0].Plan, table)
  }
  return read
}

function inPlan(plan: Plan, table: string): number {
  const own =
    plan['Relation Name'] === table
      ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
      : 0
  return own + (plan.Plans ?? []).reduce((sum, part) => sum + inPlan(part, table), 0)
}
