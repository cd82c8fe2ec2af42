import { recordDeed } from '../audit/index.ts'
import { type Db, transact } from '../platform/database.ts'
import type { Expiry } from '../platform/retention.ts'
import type { Storage } from '../platform/storage.ts'
import { countOver, eraseLetter } from './erasing-queries.ts'
import { countUnattached, takeUnattached } from './file-queries.ts'
import { lockOver } from './upkeep-queries.ts'
import { onOf } from './writing.ts'

/** Letters whose time is over, with all that was in them; that there was one stays. */
export function letterExpiries(storage: Storage): Expiry[] {
  return [
    {
      what: 'private letters',
      count: countOver,
      async remove(db, most) {
        let gone = 0
        while (gone < most && (await eraseOne(db, storage))) gone += 1
        return gone
      },
    },
    {
      what: 'sealed photos that no letter came for',
      count: countUnattached,
      async remove(db, most) {
        const paths = await takeUnattached(db, most)
        for (const path of paths) await storage.remove(path)
        return paths.length
      },
    },
  ]
}

async function eraseOne(db: Db, storage: Storage): Promise<boolean> {
  // NOTE: rows first: a crash between leaves a file without a row, which the sweep finds.
  const paths = await transact(db, async (trx) => {
    const letter = await lockOver(trx)
    if (!letter) return undefined
    const gone = await eraseLetter(trx, onOf(letter), letter.state)
    const deed = { city: letter.city_id, actorId: null, role: 'system', action: 'letter-erase' } as const
    await recordDeed(trx, { ...deed, subject: letter.id })
    return gone
  })
  for (const path of paths ?? []) await storage.remove(path)
  return paths !== undefined
}
