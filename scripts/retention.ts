import { readConfig } from '@bezpechne/server/config'
import { followingExpiries } from '@bezpechne/server/following/retention'
import { importExpiries } from '@bezpechne/server/imports/retention'
import { inquiryExpiries, photoExpiries } from '@bezpechne/server/inquiries/retention'
import { letterExpiries } from '@bezpechne/server/letters/retention'
import { memberExpiries } from '@bezpechne/server/members/retention'
import { openingExpiries } from '@bezpechne/server/opening/retention'
import { platformExpiries } from '@bezpechne/server/platform/expiries'
import { countDue, removeDue } from '@bezpechne/server/platform/retention'
import { openStorage } from '@bezpechne/server/platform/storage'
import { Command } from 'commander'

import { withDatabase } from './import/command.ts'

const { dryRun } = new Command('retention')
  .description(
    'Removes what is kept for a time only and whose time is over; the server does the same every hour',
  )
  .option('--dry-run', 'say how much that would be, remove nothing')
  .parse()
  .opts<{ dryRun?: true }>()

await withDatabase(async (db) => {
  const expiries = [
    ...photoExpiries(openStorage(readConfig().DATA_DIR)),
    ...inquiryExpiries,
    ...letterExpiries(openStorage(readConfig().DATA_DIR, 'letters')),
    ...memberExpiries,
    ...openingExpiries,
    ...followingExpiries,
    ...importExpiries,
    ...platformExpiries,
  ]
  const counts = dryRun ? await countDue(db, expiries) : await removeDue(db, expiries)
  for (const [what, count] of Object.entries(counts)) console.log(`${String(count).padStart(8)}  ${what}`)
  if (dryRun) console.log('A dry run: nothing is removed.')
  return true
})
