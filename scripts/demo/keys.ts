import { keepTrialDirectory } from '@bezpechne/server/keys/directory'
import { decideMailbox, proposeMailbox } from '@bezpechne/server/keys/mailboxes'
import { putMyKey } from '@bezpechne/server/keys/staff-keys'
import type { Trx } from '@bezpechne/server/platform/database'
import type { Role } from '@bezpechne/shared/access'
import type { ProposeMailbox } from '@bezpechne/shared/keys'
import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { loadSodium, type Sodium } from '@bezpechne/shared/letters-crypto/sodium'
import { type Holder, makeMailbox, makeStaffKey } from '@bezpechne/shared/staff-keys'

import { demoStaff } from './staff.ts'

/**
 * What each demo password locks with, worked out once as it takes a third of a second each; and the code of the
 * recovery kit. Both as public as the passwords.
 */
export const demoKeys = [
  {
    email: 'moderator@kyiv.example',
    wrapKey: 'GBZXjCzwGuoEnkpcW8n3SnTmTd9uXZ7OzIP7yXpLgkU',
    kit: '229HEHE2XXXK9P36K14HB702HEPK1HXC',
  },
  {
    email: 'moderator2@kyiv.example',
    wrapKey: '1qZWxDjeEsrPyh01U5ShWKCkrO7b_FXz0TcLuTTiigs',
    kit: '18109PC5EC95K3B6HECTKPX51THEEPEB',
  },
  {
    email: 'officer@kyiv.example',
    wrapKey: 'dFHOFaspYjt_ODYkrSENMq6G_ZqZ2atQ-ufCRFlpINY',
    kit: 'KP6308E57681CEA79X2A075AM1MK1K62',
  },
  {
    email: 'officer2@kyiv.example',
    wrapKey: 'HJRMpCO-OmuCigVOoKufE7tVvBahUKjWgORoE5epxH8',
    kit: '45BX76944M284338H6T5ET871B4B4H01',
  },
  {
    email: 'head@kyiv.example',
    wrapKey: 'xNS9-6STr5gmdX75zgJ4j372r89IRXuUtlxRs-b0Ako',
    kit: '7500XTT3M5639X3CKHA80T587PB3K7C1',
  },
  {
    email: 'head2@kyiv.example',
    wrapKey: 'hveG6othog9ld0oDuS7JlGG3531gl72H9FB8oe1zvYg',
    kit: '52P06XC4TEP8K1E8HTC88KXAKPMXP5K7',
  },
]

const city = 'kyiv'

type People = Map<string, { holder: Holder; role: Role }>

/**
 * Staff keys, mailboxes that two people hold, and the directory of the trial root. The last beat has no mailbox: its
 * letters go to the oversight, and the page says so.
 */
export async function insertKeys(trx: Trx, staff: Map<string, string>): Promise<void> {
  const sodium = await loadSodium()
  const people = await insertStaffKeys(trx, { sodium, staff })
  const beats = await trx
    .selectFrom('beat')
    .select('id')
    .where('city_id', '=', city)
    .where('retired_at', 'is', null)
    .orderBy('id')
    .execute()
  await insertMailbox(trx, { sodium, people }, { kind: 'moderation', scope: 'city', role: 'moderator' })
  await insertMailbox(trx, { sodium, people }, { kind: 'oversight', scope: 'city', role: 'head' })
  for (const { id } of beats.slice(0, -1))
    await insertMailbox(trx, { sodium, people }, { kind: 'beat', scope: id, role: 'officer' })
  await keepTrialDirectory(trx, city)
}

async function insertStaffKeys(
  trx: Trx,
  { sodium, staff }: { sodium: Sodium; staff: Map<string, string> },
): Promise<People> {
  const people: People = new Map()
  for (const { email, wrapKey, kit } of demoKeys) {
    const [id, person] = [staff.get(email), demoStaff.find((one) => one.email === email)]
    if (id === undefined || !person) continue
    const owner = { city, staff: id, ver: 1 }
    const { put } = makeStaffKey(sodium, owner, { wrapKey: toBytes(wrapKey), kit })
    await putMyKey(trx, owner, put)
    people.set(id, { holder: { staff: id, keyVer: 1, boxPk: put.boxPk }, role: person.role })
  }
  return people
}

async function insertMailbox(
  trx: Trx,
  { sodium, people }: { sodium: Sodium; people: People },
  { kind, scope, role }: { kind: ProposeMailbox['kind']; scope: string; role: Role },
): Promise<void> {
  const members = [...people.values()].filter((one) => one.role === role).map(({ holder }) => holder)
  const [first, second] = members
  if (!first || !second) return
  const { seed: _seed, ...made } = makeMailbox(sodium, members)
  const [proposer, approver] = [first, second].map(({ staff }) => ({ city, id: staff, roles: [role] }))
  if (!proposer || !approver) return
  await proposeMailbox(trx, proposer, { kind, scope, ver: 1, ...made })
  await decideMailbox(trx, approver, { kind, scope, ver: 1, approve: true })
}
