import type { CityBrief } from '@bezpechne/server/cities/index'
import { arrive } from '@bezpechne/server/imports/arriving'
import { checkRows } from '@bezpechne/server/imports/checking'
import type { Reason } from '@bezpechne/server/imports/read-row'
import type { Shape } from '@bezpechne/server/imports/table'
import { type Db, transact } from '@bezpechne/server/platform/database'
import type { ImportMapping } from '@bezpechne/shared/imports'
import { rowReasonIn } from '@bezpechne/shared/words/imports'

import { InputError } from './input-error.ts'
import { bytesOf, inWords } from './table-file.ts'

export interface Summary {
  rows: number
  /** Imported, or to be imported by --commit. */
  good: number
  /** Of these, what waits for a moderator although the others appear at once. */
  moderator: number
  already: number
  leftOut: number
  bad: { line: number; reasons: string[] }[]
}

export interface Import {
  city: CityBrief
  file: string
  shape: Shape
  mapping: ImportMapping
}

/** Reads all of it, writes nothing. @throws InputError */
export async function checkInquiries(db: Db, plan: Import, now: Date): Promise<Summary> {
  const summary: Summary = { rows: 0, good: 0, moderator: 0, already: 0, leftOut: 0, bad: [] }
  for await (const batch of batches(db, plan, now)) {
    summary.rows += batch.length
    const countOf = (...verdicts: string[]) =>
      batch.filter(({ verdict }) => verdicts.includes(verdict)).length
    summary.good += countOf('good', 'moderator')
    summary.moderator += countOf('moderator')
    summary.already += countOf('already')
    summary.leftOut += countOf('left-out')
    for (const { line, verdict, reasons } of batch)
      if (verdict === 'bad') summary.bad.push({ line, reasons: reasons.map(sentenceOf) })
  }
  return summary
}

/**
 * Writes the good rows in one transaction.
 * @throws InputError when the file is not the one that was checked; then nothing is written
 */
export async function commitInquiries(db: Db, plan: Import, checked: Summary, now: Date): Promise<void> {
  const { city, mapping } = plan
  const arrival = { city, source: mapping.source, arrival: mapping.arrival, moderatorId: null, now }
  await transact(db, async (trx) => {
    let written = 0
    for await (const batch of batches(trx, plan, now)) {
      const of = (...verdicts: string[]) =>
        batch.flatMap(({ verdict, row }) => (row && verdicts.includes(verdict) ? [row] : []))
      const rows = of('good', 'moderator')
      await arrive(trx, arrival, rows, new Set(of('moderator').map(({ id }) => id)))
      written += rows.length
    }
    if (written !== checked.good)
      throw new InputError('The file changed while it was read: nothing is imported')
  })
}

async function* batches(db: Db, { city, file, shape, mapping }: Import, now: Date) {
  const checked = checkRows(db, { city: city.id, bytes: bytesOf(file), shape, mapping, now })
  for (let next = await inWords(checked.next()); !next.done; next = await inWords(checked.next()))
    yield next.value
}

const hints: Partial<Record<Reason['code'], (theirs: string) => string>> = {
  'topic-unknown': (theirs) => `: --map ${theirs || '…'}=… says which`,
  'topic-stop': (theirs) => `: --map ${theirs}=skip leaves such rows out`,
}

function sentenceOf(reason: Reason): string {
  const hint = hints[reason.code]?.((reason.value ?? '').replaceAll(/[“”]/g, '')) ?? ''
  return rowReasonIn('en', reason) + hint
}
