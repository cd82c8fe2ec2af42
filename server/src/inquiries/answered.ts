import type { PackQuestion } from '@bezpechne/shared/pack'

import type { Db } from '../platform/database.ts'
import { listAnswersOf } from './detail-queries.ts'
import { listLines, planList } from './lists.ts'

/** A fifth of them are those that most people support. */
const ofSupported = 0.2

/** Answered ones with their answers, the most supported first and then the newest; at most so many. */
export async function listAnsweredQuestions(db: Db, city: string, most: number): Promise<PackQuestion[]> {
  const plan = await planList(db, city, { colour: ['green'] })
  const supported = await listLines(db, plan, { sort: 'supported', limit: Math.round(most * ofSupported) })
  const newest = await listLines(db, plan, { sort: 'newest', limit: most })
  const lines = [...supported.filter(({ supports }) => supports > 0), ...newest]
  const byNumber = new Map(lines.map((line) => [line.number, line]))
  const chosen = [...byNumber.values()].slice(0, most)
  const answers = await listAnswersOf(
    db,
    city,
    chosen.map(({ number }) => number),
  )
  return chosen.map(({ x: _x, y: _y, ...line }) => ({ ...line, answers: answers.get(line.number) ?? [] }))
}
