import type { Db } from '../platform/database.ts'
import { type AuditRow, chainHash } from './chain.ts'
import { type Head, listHeads, listRows } from './queries.ts'

export interface Verdict extends Head {
  /** The number of the first row that is not as it was written, or is missing; null where the chain is whole. */
  broken: number | null
  /** Whether the hash that somebody wrote down earlier is in this chain. */
  expected: boolean
}

const atOnce = 1000

/** Every chain, link by link, against the hashes and against where it is said to end. */
export async function verifyAudit(db: Db, expect?: string): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const head of await listHeads(db)) verdicts.push(await verifyChain(db, head, expect))
  return verdicts
}

/** One city's chain, also while it is being written. */
export async function verifyCity(db: Db, city: string): Promise<Verdict> {
  const head = (await listHeads(db)).find((one) => one.city === city) ?? { city, seq: 0, hash: '' }
  return verifyChain(db, head, undefined)
}

async function verifyChain(db: Db, head: Head, expect: string | undefined): Promise<Verdict> {
  let last = { seq: 0, hash: '' }
  let expected = false
  let page: AuditRow[]
  do {
    page = await listRows(db, head.city, last.seq, atOnce)
    for (const row of page) {
      if (row.seq !== last.seq + 1 || row.hash !== chainHash(last.hash, row))
        return { ...head, broken: last.seq + 1, expected }
      expected ||= row.hash === expect
      last = row
    }
  } while (page.length === atOnce)
  const whole = last.seq === head.seq && last.hash === head.hash
  // Rows cut off at the end, or added behind the head's back.
  return { ...head, broken: whole ? null : Math.min(last.seq, head.seq) + 1, expected }
}
