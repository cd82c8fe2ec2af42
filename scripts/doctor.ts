import { readSettings, type Settings } from '@bezpechne/server/config'
import { type Db, openDatabase } from '@bezpechne/server/platform/database'
import { inOneLine } from '@bezpechne/server/platform/why'
import { Command } from 'commander'

import { listApplied } from './backup/snapshot-queries.ts'
import { getAbout } from './doctor/database-queries.ts'
import {
  checkClock,
  checkDurability,
  checkQueues,
  checkQuotas,
  checkSchema,
  checkSignedKeys,
} from './doctor/database.ts'
import { type Finding, inLine, look, wrong } from './doctor/finding.ts'
import { checkBackups, checkCertificate, checkDisk, checkMail, checkService } from './doctor/outside.ts'
import { checkKeys, checkSettings } from './doctor/settings.ts'

new Command('doctor')
  .description(
    'Looks at all that a running Bezpechne needs, changes nothing, and says what is wrong; exits 1 then',
  )
  .parse()

const outside = [checkSettings, checkKeys, checkDisk, checkMail, checkService, checkCertificate, checkBackups]
const inside = [checkDurability, checkSchema, checkClock]
const ofBezpechne = [checkQueues, checkSignedKeys, checkQuotas]

async function examine(): Promise<Finding[]> {
  let config: Settings
  try {
    config = readSettings()
  } catch (error) {
    return [wrong('settings', inOneLine(error))]
  }
  const found = await Promise.all(outside.map((check) => tried(check, config)))
  return [...found.flat(), ...(await examineDatabase(config))]
}

async function examineDatabase({ DATABASE_URL, DATA_DIR }: Settings): Promise<Finding[]> {
  // NOTE: the embedded one serves one process: to look at it would need the server stopped.
  if (!DATABASE_URL)
    return [
      look(
        'database',
        'DATABASE_URL is empty: the embedded database is for trial, and survives no power cut',
      ),
    ]
  const database = await openDatabase({ DATABASE_URL, DATA_DIR, patience: 5000 })
  try {
    const unreached = await tried(checkDatabase, database.db)
    if (unreached.length) return unreached
    const found: Finding[][] = []
    const isOurs = (await listApplied(database.db)).length > 0
    for (const check of isOurs ? [...inside, ...ofBezpechne] : inside)
      found.push(await tried(check, database.db))
    return found.flat()
  } finally {
    await database.close()
  }
}

async function checkDatabase(db: Db): Promise<Finding[]> {
  await getAbout(db)
  return []
}

/** What cannot be looked at is a finding too, and hides no other one. */
async function tried<Of>(check: (of: Of) => Finding[] | Promise<Finding[]>, of: Of): Promise<Finding[]> {
  try {
    return await check(of)
  } catch (error) {
    return [wrong(check.name.replace('check', '').toLowerCase(), inOneLine(error))]
  }
}

const findings = await examine()
for (const finding of findings) console.log(inLine(finding))
const bad = findings.filter(({ level }) => level === 'wrong').length
console.log(bad ? `${bad} to put right.` : 'All that is needed is there.')
process.exitCode = bad ? 1 : 0
