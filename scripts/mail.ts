import { text } from 'node:stream/consumers'

import { readConfig } from '@bezpechne/server/config'
import { takeBounce } from '@bezpechne/server/notifications/bounce'
import { addressKeys } from '@bezpechne/server/platform/asking'
import { linkTokens } from '@bezpechne/server/platform/link-tokens'
import { Command } from 'commander'

import { withDatabase } from './import/command.ts'

const program = new Command('mail').description('What comes back from mail servers')

program
  .command('bounce')
  .description(
    'reads one report of a mail server that a mailbox does not exist, and sends nothing there any more',
  )
  .action(async () => {
    const raw = await text(process.stdin)
    await withDatabase(async (db) => {
      const { AUTH_SECRET, PUBLIC_URL } = readConfig()
      const keys = { linkToken: linkTokens(AUTH_SECRET), addressKey: addressKeys(AUTH_SECRET) }
      const count = await takeBounce({ db, at: PUBLIC_URL, ...keys }, raw)
      // NOTE: never the address: a mail server keeps what a pipe says.
      console.log(
        count
          ? `Mailboxes that get no more mail: ${count}`
          : 'Nothing to do: no report about a mail of ours.',
      )
      return true
    })
    // What a mail server's pipe says when the report is to be kept and brought again (sysexits: EX_TEMPFAIL).
    if (process.exitCode !== 0) process.exitCode = 75
  })

await program.parseAsync()
