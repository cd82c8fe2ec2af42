import type { buildApp } from '@bezpechne/server/app'
import type { Db } from '@bezpechne/server/platform/database'

import { Holder } from './letter-holder.ts'
import { Resident } from './letter-resident.ts'
import type { Mailboxes, TestBox } from './mailboxes.ts'
import { people, type Person } from './people.ts'

type App = Awaited<ReturnType<typeof buildApp>>

/** Somebody who writes a letter, keeps the code, and later reads and writes by it; all sealing is the real one. */
export const resident = (app: App, boxes: Mailboxes) => new Resident(app, boxes)

/** A member of staff who holds mailboxes, as the browser acts: reads, opens, signs. The first box signs. */
export const holder = (person: Person, boxes: Mailboxes, held: [TestBox, ...TestBox[]]) =>
  new Holder(person, boxes, held)

/** Staff of a city with mailboxes, each signed in and a member of what they hold; residents who write. */
export async function corresponding(app: App, { db }: { db: Db }, boxes: Mailboxes) {
  const { visitor, as } = await people(app, { db })

  async function member(
    role: 'moderator' | 'officer' | 'head',
    held: [TestBox, ...TestBox[]],
    who = 'first',
  ): Promise<Holder> {
    const person = await as(role, boxes.city, who)
    const email = `${role}.${boxes.city}.${who}@example.org`
    const { id } = await db
      .selectFrom('user')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    for (const box of held) await boxes.grant(box, id)
    return holder(person, boxes, held)
  }

  return { visitor, as, member, writer: () => resident(app, boxes) }
}
