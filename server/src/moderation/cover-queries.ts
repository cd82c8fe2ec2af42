import type { Trx } from '../platform/database.ts'

interface One {
  city: string
  id: string
}

/** What stood there before, and that nobody looks again; none where nothing waits. */
export function takeCover(trx: Trx, { city, id }: One) {
  return trx
    .deleteFrom('author_cover')
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .returning(['title', 'public_text as text'])
    .executeTakeFirst()
}

export async function uncover(
  trx: Trx,
  { city, id }: One,
  { title, text }: { title: string; text: string },
): Promise<void> {
  await trx
    .updateTable('inquiry')
    .set({ title, public_text: text })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('title', 'is not', null)
    .execute()
}
