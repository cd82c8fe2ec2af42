import * as z from 'zod'

import type { Elsewhere, Forwarded } from './import-queries.ts'
import { boundToPerson } from './tables.ts'

interface Means {
  elsewhere: Elsewhere
  authorKey: (email: string) => string
  forwarded: (letter: Forwarded) => void
}

type Change = (line: string) => string | undefined

const Row = z.looseObject({})
const Original = z.looseObject({ email: z.string().nullish() })
const Letter = z.looseObject({ id: z.string(), forwarded_at: z.string().nullish() })

/** What a row becomes on its way in; undefined: it stays behind. */
export function changeOf(table: string, { elsewhere, authorKey, forwarded }: Means): Change {
  if (table === 'inquiry_original')
    return (line) => {
      const row = Original.parse(JSON.parse(line))
      // Keyed by the installation's own secret: made again, so that an author is known here as there.
      return JSON.stringify({ ...row, author_key: row.email ? authorKey(row.email) : null })
    }
  if (table === 'letter')
    return (line) => {
      const { id, forwarded_at: at } = Letter.parse(JSON.parse(line))
      if (at) forwarded({ id, at })
      return line
    }
  const person = boundToPerson[table]
  if (person === undefined || !Object.keys(elsewhere).length) return (line) => line
  // Locked to the id of the account: under another it opens nothing.
  return (line) => (String(Row.parse(JSON.parse(line))[person]) in elsewhere ? undefined : line)
}
