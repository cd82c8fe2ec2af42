import type { EraseMine, Erased } from '@bezpechne/shared/mine'

import type { Resident } from '../access/actor.ts'

/** What a domain keeps under an e-mail address; its owner may have all of it, and have all of it erased. */
export interface HeldData {
  /** Its name in the file that its owner gets. */
  name: string
  /** One after the other: however much it is, little of it is in memory. */
  read: (resident: Resident) => AsyncIterable<object>
  /**
   * In transactions of its own, and again without harm: one that broke off is finished by the next.
   * @returns what its owner is told
   */
  erase: (resident: Resident, wish: EraseMine) => Promise<Partial<Erased>>
}

/** A JSON object, written while it is read. */
export async function* fileOf(held: readonly HeldData[], resident: Resident): AsyncGenerator<string> {
  yield `{\n"email": ${JSON.stringify(resident.email)}`
  for (const { name, read } of held) {
    yield `,\n${JSON.stringify(name)}: [`
    let separator = '\n'
    for await (const item of read(resident)) {
      yield separator + JSON.stringify(item)
      separator = ',\n'
    }
    yield '\n]'
  }
  yield '\n}\n'
}
