import { readConfig } from '@bezpechne/server/config'
import { Command } from 'commander'

import { inputWords, withDatabase } from './import/command.ts'
import { draft, makeRoot, publish, sign } from './letters/directory.ts'
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

const directory = program
  .command('directory')
  .description('The signed list of keys that letters are sealed to; see docs/production.md')

directory
  .command('new-root')
  .description(
    'Makes a root key, away from every server: the private half in a file, the public half printed',
  )
  .argument('<file>', 'where the private half goes; never overwritten')
  .action((file: string) => printed(() => makeRoot(file)))

directory
  .command('draft')
  .description('Prints the mailboxes as they are now, for a root keeper to read and sign')
  .requiredOption('--city <id>', 'where, e.g. kyiv')
  .action(({ city }: { city: string }) =>
    withDatabase(async (db) => {
      console.log(await draft(db, city))
      return true
    }),
  )

directory
  .command('sign')
  .description('Prints a signed draft; needs no network and no database')
  .argument('<file>', 'the draft')
  .requiredOption('--key <file>', 'the private half of a root key')
  .action((file: string, { key }: { key: string }) => printed(() => sign(file, key)))

directory
  .command('publish')
  .description('Puts a signed directory in force')
  .argument('<file>', 'what the root keeper signed')
  .action((file: string) =>
    withDatabase(async (db) => {
      const { LETTER_ROOTS: roots, LETTER_MIN_SERIAL: minSerial } = readConfig()
      console.log(await publish(db, file, { roots, minSerial }))
      return true
    }),
  )

/** Without a database: what the keeper can put right is a line. */
async function printed(work: () => Promise<string>): Promise<void> {
  try {
    console.log(await work())
  } catch (error) {
    const line = inputWords(error)
    if (line === undefined) throw error
    console.error(line)
    process.exitCode = 1
  }
}

await program.parseAsync()
