import { Command, InvalidArgumentError } from 'commander'

import { temporaryDirectory } from '../test/support/server.ts'
import { prepareData } from './bench/data.ts'
import { inputWords } from './import/command.ts'

interface Flags {
  rows: number
  database?: string
}

const flags = new Command('bench')
  .description('Makes so many invented inquiries in a database of their own')
  .requiredOption('--rows <count>', 'how many inquiries', count)
  .option('--database <url>', 'postgres://…, empty or made by this command; without it the embedded engine')
  .parse()
  .opts<Flags>()

function count(text: string): number {
  if (!/^\d{3,8}$/.test(text)) throw new InvalidArgumentError('a whole number from 100 to 99,999,999')
  return Number(text)
}

const own = temporaryDirectory()
try {
  await prepareData(
    { DATA_DIR: own.path, ...(flags.database && { DATABASE_URL: flags.database }) },
    flags.rows,
  )
} catch (error) {
  const line = inputWords(error)
  if (line === undefined) throw error
  process.exitCode = 1
  console.error(line)
} finally {
  own.remove()
}
