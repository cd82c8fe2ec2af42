import { Command } from 'commander'

import { verifyLetter } from './letters/verify.ts'

const program = new Command('letters').description('Private letters: what can be done without a server')

program
  .command('verify')
  .description('Checks a letter that an officer saved for a case file; needs no network and no database')
  .argument('<file>', 'the file that the officer saved')
  .option('--root <key...>', 'public root keys to trust instead of those of this release')
  .option('--photos <directory>', 'write the photos of the letter there')
  .action(async (file: string, flags: { root?: string[]; photos?: string }) => {
    const isGenuine = await verifyLetter(file, flags, (line) => console.log(line))
    if (!isGenuine) process.exitCode = 1
  })

await program.parseAsync()
