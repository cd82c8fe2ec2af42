import { secretsMissing } from '@bezpechne/server/config'
import { Command } from 'commander'

import { asCommand, configured, inWords, stopwatch } from './backup/command.ts'
import { readKeys } from './backup/keys.ts'
import { restore } from './backup/restore.ts'
import { drill } from './backup/scratch.ts'

interface Flags {
  key: string
  verify?: true
  scratch?: string
}

await new Command('restore')
  .description('A backup into an empty database and an empty DATA_DIR; or only a try, with --verify')
  .argument('<file>', 'bezpechne-….tar.age')
  .requiredOption('--key <file>', 'the private key that "npm run backup -- new-key" made')
  .option('--verify', 'restore into a scratch database, compare, and drop it')
  .option('--scratch <url>', 'a role that may create databases; else BACKUP_SCRATCH_URL, else DATABASE_URL')
  .action((file: string, { key, verify, scratch }: Flags) =>
    asCommand(async () => {
      const { config, source } = configured()
      const archive = { file, keys: readKeys(key) }
      const took = stopwatch()
      const { manifest, wrong } = verify
        ? await drill(scratch ?? config.BACKUP_SCRATCH_URL ?? source.url, archive)
        : await restore(source, archive)
      for (const line of wrong) console.error(line)
      console.log(`${verify ? 'Tried' : 'Restored'} in ${took()}: ${inWords(manifest)}.`)
      console.log(
        wrong.length
          ? `${wrong.length} differences from what was backed up: do not rely on it.`
          : 'Counts, files and audit are equal to what was backed up.',
      )
      if (!verify)
        for (const path of secretsMissing(config))
          console.warn(
            `Note: ${path} is in no backup. Put the copy of it back, or the next start makes a new one.`,
          )
      return !wrong.length
    }),
  )
  .parseAsync()
