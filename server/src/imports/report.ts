import type { Verdict } from '@bezpechne/shared/imports'
import { type Language, textIn } from '@bezpechne/shared/languages'
import { placeVerdictWords, rowReasonIn, verdictWords } from '@bezpechne/shared/words/imports'
import { stringify } from 'csv-stringify/sync'

import { harmless } from '../platform/csv.ts'
import type { Db } from '../platform/database.ts'
import { listPlaceReport } from './place-queries.ts'
import { listReport, type One } from './row-queries.ts'

const atOnce = 1000

/** What became of each row, a line each, sent while it is read. */
export async function* reportOf(db: Db, one: One, language: Language): AsyncGenerator<string> {
  const words = textIn(verdictWords, language)
  // NOTE: without the mark at the beginning, Excel reads Ukrainian as Latin letters.
  yield `\uFEFF${stringify([words.heading])}`
  let after = 0
  for (;;) {
    const rows = await listReport(db, one, after, atOnce)
    yield stringify(
      rows.map(({ line, verdict, reasons, number }) => [
        line,
        words[verdict satisfies Verdict],
        number ?? '',
        reasons.map((reason) => rowReasonIn(language, reason)).join('; '),
      ]),
      { cast: { string: harmless } },
    )
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.line
  }
}

/** The same of a file of streets; what it does not name stands first. */
export async function* placeReportOf(db: Db, one: One, language: Language): AsyncGenerator<string> {
  const words = textIn(placeVerdictWords, language)
  yield `\uFEFF${stringify([words.heading])}`
  let after = -2_000_000_000
  for (;;) {
    const rows = await listPlaceReport(db, one, after, atOnce)
    yield stringify(
      rows.map(({ line, name, verdict, reasons }) => [
        line ?? '',
        name,
        words[verdict],
        reasons.map((reason) => rowReasonIn(language, reason)).join('; '),
      ]),
      { cast: { string: harmless } },
    )
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.order
  }
}
