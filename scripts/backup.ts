import { existsSync } from 'node:fs'

import type { Settings } from '@bezpechne/server/config'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { Command } from 'commander'

import { asCommand, configured, inWords, megabytes, stopwatch } from './backup/command.ts'
import { isRecipient, makeKey } from './backup/keys.ts'
import { makeBackup } from './backup/make.ts'
import { removeOld, type Which } from './backup/prune.ts'
import { drill } from './backup/scratch.ts'
import { InputError } from './import/input-error.ts'

interface Flags {
  to?: string[]
  folder?: string
  verify?: true
  scratch?: string
}

/** Of a backup that was made, and was not found to be good. Where there is none, it is 1. */
const untried = 2

const program = new Command('backup').description(
  'The database, photos and sealed files in one archive that only a private key opens',
)

program
  .command('make', { isDefault: true })
  .description('writes an archive, encrypted as it is read, and removes those older than 35 days')
  .option('--to <recipients...>', 'public keys of age (age1…); else BACKUP_TO')
  .option('--folder <path>', 'where archives lie; else BACKUP_DIR')
  .option('--verify', 'restore it at once into a scratch database and compare')
  .option('--scratch <url>', 'a role that may create databases; else BACKUP_SCRATCH_URL, else DATABASE_URL')
  .action((flags: Flags) => asCommand(() => make(flags)))

program
  .command('new-key')
  .description('makes the key that opens backups: on another computer than the server')
  .argument('<file>', 'where the private half goes')
  .action((file: string) =>
    asCommand(async () => {
      console.log(`BACKUP_TO=${await makeKey(file)}`)
      console.log(`${file} opens every backup made to this: keep it, twice, away from the server.`)
      return true
    }),
  )

async function make(flags: Flags): Promise<boolean> {
  const { config, source } = configured()
  const { recipients, folder } = targetOf(flags, config)
  if (!existsSync(source.dataDir))
    throw new InputError(
      `DATA_DIR ${source.dataDir} is not there: without it no photo would be in the backup`,
    )
  // Before it, too: a disk that is full of old ones takes no new one, and what was deleted shall not live on in them.
  if (existsSync(folder)) await prune(folder, 'but the newest')
  // Known to this process alone, and gone with it: no key that opens backups lies on the server.
  const once = flags.verify && (await generateX25519Identity())
  const took = stopwatch()
  const made = await makeBackup(source, {
    folder,
    recipients: once ? [...recipients, await identityToRecipient(once)] : recipients,
  })
  console.log(`${made.file}: ${megabytes(made.bytes)} in ${took()}, SHA-256 ${made.sha256}`)
  console.log(`In it: ${inWords(made.manifest)}.`)
  console.log('Not in it: .env and the keys in DATA_DIR. Keep a copy of them elsewhere.')
  const server = flags.scratch ?? config.BACKUP_SCRATCH_URL ?? source.url
  // Until it was tried out: there is one, and nobody knows whether it can be relied on.
  if (once) process.exitCode = untried
  const good = once ? await tryOut(server, { file: made.file, keys: [once] }) : true
  await prune(folder, 'all')
  return good
}

async function prune(folder: string, which: Which): Promise<void> {
  for (const name of await removeOld(folder, which)) console.log(`Removed, its time is over: ${name}`)
}

function targetOf(flags: Flags, { BACKUP_TO, BACKUP_DIR }: Settings) {
  const recipients = flags.to ?? BACKUP_TO
  const folder = flags.folder ?? BACKUP_DIR
  if (!recipients.length)
    throw new InputError('BACKUP_TO is not set: a public key, as "npm run backup -- new-key" prints one')
  if (!recipients.every(isRecipient))
    throw new InputError(
      'A public key of BACKUP_TO or --to is mistyped: it begins with age1, as "npm run backup -- new-key" prints it',
    )
  if (!folder) throw new InputError('BACKUP_DIR is not set: the folder where backups lie')
  return { recipients, folder }
}

async function tryOut(server: string, archive: { file: string; keys: string[] }): Promise<boolean> {
  const took = stopwatch()
  const { wrong, missing, files } = await drill(server, archive)
  // Some are removed while it is made. More than half of them are not: DATA_DIR is another one, or was lost.
  if (missing > files) wrong.push('most of the files that rows name are not in DATA_DIR')
  for (const line of wrong) console.error(line)
  if (missing)
    console.warn(`${missing} files that a row names are not in it: removed meanwhile, or lost before.`)
  if (!wrong.length)
    console.log(`Restored into a scratch database in ${took()}: counts, files and audit are equal.`)
  return !wrong.length
}

await program.parseAsync()
