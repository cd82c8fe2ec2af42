import { compareSettlements, putSettlements } from '@bezpechne/server/opening/settlement-queries'
import { readSettlement, type Settlement, settlementColumns } from '@bezpechne/server/opening/settlement-row'
import { type Db, transact } from '@bezpechne/server/platform/database'

import { InputError } from './input-error.ts'
import { rowsOf, type TableFlags } from './table-file.ts'

export interface SettlementFlags extends TableFlags {
  commit?: true
}

const mostWrong = 100

/** Settlements of the country, by which the request form finds a community; what came of it, a line each. */
export async function runSettlementImport(db: Db, file: string, flags: SettlementFlags): Promise<string[]> {
  const began = performance.now()
  const { given, wrong, leftOut } = await readAll(file, flags)
  if (wrong.length)
    throw new InputError(
      [...wrong.slice(0, mostWrong), `${wrong.length} to correct: nothing is imported`].join('\n'),
    )
  const { added, changed } = await compareSettlements(db, given)
  if (flags.commit && added + changed > 0) await transact(db, (trx) => putSettlements(trx, given))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  return [
    `Settlements: ${added} new, ${changed} changed, ${given.length - added - changed} unchanged; ${leftOut} are no settlement of a community`,
    flags.commit
      ? `Imported in ${seconds} s.`
      : `A dry run of ${seconds} s: nothing is written. Add --commit.`,
  ]
}

async function readAll(file: string, flags: SettlementFlags) {
  const given = new Map<string, Settlement>()
  const wrong: string[] = []
  let leftOut = 0
  for await (const { line, values, cells } of rowsOf(file, flags, checkColumns)) {
    const read = cells === undefined ? readSettlement(values) : { wrong: `has ${cells} fields` }
    if (read === 'left-out') leftOut += 1
    else if ('wrong' in read) wrong.push(`Line ${line} ${read.wrong}`)
    else if (given.has(read.katottg)) wrong.push(`Line ${line} has the code ${read.katottg} a second time`)
    else given.set(read.katottg, read)
  }
  return { given: [...given.values()], wrong, leftOut }
}

/** @throws InputError where a column is missing */
function checkColumns(header: string[]): void {
  const missing = settlementColumns.filter((column) => !header.includes(column))
  if (missing.length)
    throw new InputError(`There is no column ${missing.join(', ')}; there are ${header.join(', ')}`)
}
