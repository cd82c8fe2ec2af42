import { Command } from 'commander'

import { verifyLetter } from './letters/verify.ts'

const program = new Command('letters').description('Private letters: what can be done without a server')

program
  .command('verify')
  .description('Checks a letter that an officer saved for a case file; needs no network and no database')
  .argument('<file>', 'the file that the officer saved')
  .option('--root <key...>', 'public root keys to trust, as LETTER_ROOTS names them for the server')
  .option('--photos <directory>', 'write the photos of the letter there')
  .action(async (file: string, flags: { root?: string[]; photos?: string }) => {
    const named = process.env['LETTER_ROOTS']?.split(',')
    const isGenuine = await verifyLetter(file, { ...(named ? { root: named } : {}), ...flags }, (line) =>
      console.log(line),
    )
    if (!isGenuine) process.exitCode = 1
  })

await program.parseAsync()
