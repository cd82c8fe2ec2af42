import { readConfig } from '@bezpechne/server/config'
import { openDatabase } from '@bezpechne/server/platform/database'
import { migrate } from '@bezpechne/server/platform/migrations'

import { seedDemo } from '../../scripts/demo/seed-demo.ts'
import { Mailboxes, newBox } from './mailboxes.ts'

/**
 * The demonstration with mailboxes of real keys, before a server opens it: of the moderators, of the department, and of
 * one beat; the other beats have none.
 * @param env that a server of this data gets
 */
export async function givenLetterCity(
  env: Record<string, string>,
): Promise<{ boxes: Mailboxes; beat: string; without: string }> {
  const database = await openDatabase(readConfig({ NODE_ENV: 'test', ...env }))
  try {
    const { db } = database
    await migrate(db)
    await seedDemo(db)
    const beats = await db
      .selectFrom('beat')
      .select('id')
      .where('city_id', '=', 'kyiv')
      .orderBy('id')
      .execute()
    const [beat = '', without = ''] = beats.map(({ id }) => id)
    const boxes = new Mailboxes(db, 'kyiv')
    await boxes.add(boxes.moderation)
    await boxes.add(boxes.oversight)
    await boxes.add(newBox('beat', beat))
    await boxes.renew()
    return { boxes, beat, without }
  } finally {
    await database.close()
  }
}
