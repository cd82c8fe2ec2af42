import type { Mailboxes } from '@bezpechne/shared/keys'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { boxName } from '@bezpechne/shared/letters-crypto/mailbox'

import type { Db } from '../platform/database.ts'
import { listAllMembers, listVersions, listWithout } from './board-queries.ts'
import { currentDirectory } from './directory.ts'
import { listColleagues } from './member-queries.ts'

/** Who can open what, since when, and what waits for a second person. */
export async function readBoard(db: Db, { city, me }: { city: string; me: string }): Promise<Mailboxes> {
  const members = (await listAllMembers(db, city)).map(({ kind, scope, ver, ...member }) => ({
    box: boxName({ kind, scope, ver }),
    member,
  }))
  const directory = await currentDirectory(db, city)
  const listed = new Set(directory?.body.mailboxes.map((one) => `${boxName(one)} ${one.state} ${one.sigPk}`))
  const items = (await listVersions(db, city)).map(({ sigPk, ...version }) => ({
    ...version,
    listed: listed.has(`${boxName(version)} ${version.state} ${sigPk}`),
    members: members.filter(({ box }) => box === boxName(version)).map(({ member }) => member),
  }))
  const colleagues = (await listColleagues(db, city)).map(({ keyVer, boxPk, ...colleague }) => ({
    ...colleague,
    key: keyVer === null || boxPk === null ? null : { ver: keyVer, boxPk: toText(boxPk) },
  }))
  return { me, items, colleagues, without: await listWithout(db, city) }
}
