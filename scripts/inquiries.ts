import { getCity } from '@bezpechne/server/cities/index'
import { Command, Option } from 'commander'

import { withDatabase } from './import/command.ts'
import { checkInquiries, commitInquiries, type Import, type Summary } from './import/import-inquiries.ts'
import { InputError } from './import/input-error.ts'
import { type Flags, mappingOf } from './import/mapping.ts'
import { headerOf, shapeOf } from './import/table-file.ts'

const program = new Command('inquiries').description('Inquiries from files of others')

program
  .command('import')
  .description(
    'Reads a CSV file (first line names the columns; Open311 is known) and shows what it would import',
  )
  .argument('<file>')
  .requiredOption('--city <id>', 'whose inquiries they are, e.g. kyiv')
  .option('--lat <column>', 'latitude, degrees')
  .option('--lng <column>', 'longitude, degrees')
  .option('--category <column>', 'what it is about')
  .option(
    '--map <pairs>',
    'their words to our categories: theft=other,noise=noise; theirs=skip leaves rows out',
  )
  .option('--when <column>', 'when it happened: 2025-01-31, 31.01.2025 18:20, or a time with its offset')
  .option('--text <column>', 'what is written')
  .option('--text-template <words>', 'or words with columns in them: "{kind}: {street}"')
  .option('--address <column>', 'the typed address, shown as the place')
  .option('--external-id <column>', 'what tells rows apart; none: the whole row')
  .option(
    '--source <name>',
    'where the ids are from, so that a file imports once (default: name of the file)',
  )
  .option('--status <column>', 'whether it is over, with --leave-out')
  .option('--leave-out <words>', 'rows of these states stay out: closed,done')
  .option('--delimiter <mark>', 'between fields (default: found out)')
  .addOption(new Option('--encoding <name>', 'of a file that is not Unicode').choices(['windows-1251']))
  .addOption(
    new Option('--state <state>', 'wait for a moderator, or appear at once')
      .choices(['submitted', 'published'])
      .default('submitted'),
  )
  .option('--skip-bad', 'import the good rows although others are bad')
  .option('--commit', 'write; without it nothing changes')
  .action((file: string, flags: Flags) =>
    withDatabase(async (db) => {
      const shape = await shapeOf(file, flags)
      const mapping = mappingOf(file, await headerOf(file, shape), flags)
      const plan: Import = { city: await getCity(db, flags.city), file, shape, mapping }
      const now = new Date()
      const summary = await checkInquiries(db, plan, now)
      report(summary)
      const refused = summary.bad.length > 0 && !flags.skipBad
      if (refused)
        throw new InputError('Nothing is imported. Correct the rows above, or leave them out with --skip-bad')
      if (!flags.commit) {
        console.log('A dry run: nothing is written. Add --commit to import.')
        return true
      }
      await commitInquiries(db, plan, summary, now)
      console.log(`Imported ${summary.good}.`)
      return true
    }),
  )

function report({ rows, good, moderator, already, leftOut, bad }: Summary): void {
  for (const { line, reasons } of bad) console.error(`line ${line}: ${reasons.join('; ')}`)
  console.log(
    `${rows} rows: ${good} to import, ${already} here already, ${leftOut} left out, ${bad.length} bad`,
  )
  if (moderator)
    console.log(`Of these, ${moderator} wait for a moderator: words of caution, personal data or topic`)
}

await program.parseAsync()
