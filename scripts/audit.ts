import { verifyAudit } from '@bezpechne/server/audit/verify'
import { Command } from 'commander'

import { withDatabase } from './import/command.ts'

const program = new Command('audit').description('The record of what staff did and read')

program
  .command('verify')
  .description('recompute every hash; names the first row that is not as it was written')
  .option('--expect <hash>', 'a hash that was written down earlier and must still be in its place')
  .action(async ({ expect }: { expect?: string }) => {
    await withDatabase(async (db) => {
      const verdicts = await verifyAudit(db, expect)
      for (const { city, seq, hash, broken } of verdicts) {
        if (broken === null) console.log(`${city}: ${seq} rows, all as written; ends with ${hash}`)
        else console.log(`${city}: row ${broken} is not as it was written, or is missing`)
      }
      if (!verdicts.length) console.log('Nothing is recorded yet.')
      const known = !expect || verdicts.some(({ expected }) => expected)
      if (!known) console.log(`The hash ${expect} is in no chain: what it ended was rewritten.`)
      return known && verdicts.every(({ broken }) => broken === null)
    })
  })

await program.parseAsync()
