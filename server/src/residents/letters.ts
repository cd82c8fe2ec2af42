import type { Resident } from '../access/actor.ts'
import type { Db } from '../platform/database.ts'
import type { SealedText } from '../platform/sealed-address.ts'
import { openResident } from './person.ts'
import { findLinkAddress } from './queries.ts'

/** To whom the letter with a link goes; undefined where the link opens nothing any more. */
export async function findSignIn(
  db: Db,
  address: SealedText,
  id: string,
): Promise<Pick<Resident, 'email' | 'language'> | undefined> {
  const sealed = await findLinkAddress(db, id)
  return sealed && openResident(address, sealed)
}
