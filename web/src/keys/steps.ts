import type {
  Colleague,
  DecideMailbox,
  DecideMember,
  GrantMember,
  MailboxStep,
  MailboxVersion,
  ProposeMailbox,
  RemoveMember,
} from '@bezpechne/shared/keys'
import { readBox } from '@bezpechne/shared/letters-crypto/mailbox'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { type Holder, makeMailbox, sealFor } from '@bezpechne/shared/staff-keys'

import { post } from '../lib/api.ts'
import { holdAgain, type Unlocked } from '../lib/unlock.ts'

export type Kind = ProposeMailbox['kind']

/** Whoever has a key can be given something. */
export function holderOf({ staff, key }: Colleague): Holder | undefined {
  return key ? { staff, keyVer: key.ver, boxPk: key.boxPk } : undefined
}

export async function proposeNext(
  city: string,
  box: { kind: Kind; scope: string; ver: number },
  holders: Holder[],
): Promise<MailboxStep> {
  const { seed, ...made } = makeMailbox(await loadSodium(), holders)
  seed.fill(0)
  const step = await post<MailboxStep>(`/cities/${city}/mailboxes`, { ...box, ...made })
  await holdAgain()
  return step
}

/** Every version that one holds and the other one cannot open yet. */
export async function letIn(
  unlocked: Unlocked,
  { kind, scope }: { kind: Kind; scope: string },
  { holder, versions, insteadOf }: { holder: Holder; versions: MailboxVersion[]; insteadOf: string | null },
): Promise<void> {
  const sodium = await loadSodium()
  const opensAlready = versions
    .filter(({ members }) => members.some(({ staff, opens }) => staff.id === holder.staff && opens))
    .map(({ ver }) => ver)
  const seeds = [...unlocked.boxes].flatMap(([name, { seed }]) => {
    const box = readBox(name)
    const isWanted = box.kind === kind && box.scope === scope && !opensAlready.includes(box.ver)
    return isWanted ? [{ ver: box.ver, sealedSeed: sealFor(sodium, seed, holder) }] : []
  })
  const { staff, keyVer } = holder
  const body: GrantMember = { kind, scope, staff, keyVer, seeds, insteadOf }
  await post(`/cities/${unlocked.city}/mailboxes/members`, body)
}

export async function decideMailbox(city: string, body: DecideMailbox): Promise<void> {
  await post(`/cities/${city}/mailboxes/approve`, body)
  await holdAgain()
}

export async function decideMember(city: string, body: DecideMember): Promise<void> {
  await post(`/cities/${city}/mailboxes/members/approve`, body)
  await holdAgain()
}

export async function takeAway(city: string, body: RemoveMember): Promise<void> {
  await post(`/cities/${city}/mailboxes/members/remove`, body)
}

/** Undefined for escrow: its keepers do not act here. */
export function kindOf({ kind }: Pick<MailboxVersion, 'kind'>): Kind | undefined {
  return kind === 'escrow' ? undefined : kind
}

/** The version after all that there are. */
export function nextOf(versions: MailboxVersion[]): { kind: Kind; scope: string; ver: number } {
  const newest = versions[0]
  const kind = newest && kindOf(newest)
  if (!newest || !kind) throw new RangeError('A mailbox without versions')
  return { kind, scope: newest.scope, ver: newest.ver + 1 }
}

/** Members whom a second person has approved, with their keys of today. */
export function staying(colleagues: Colleague[], { members }: MailboxVersion): Colleague[] {
  const approved = new Set(members.filter(({ approvedBy }) => approvedBy).map(({ staff }) => staff.id))
  return colleagues.filter(({ staff }) => approved.has(staff))
}
