import { timingSafeEqual } from 'node:crypto'

import type { LinkToken } from '../platform/link-tokens.ts'

/** What a link in a mail opens, and the id of the subscription or (stop-all, manage) of the reader. */
export type FollowLink =
  | { purpose: 'confirm' | 'stop' | 'stop-all'; id: string }
  /** "day" is the last on which it opens, in days since 1970. */
  | { purpose: 'manage'; id: string; day: number }

const letterOf = { confirm: 'c', stop: 's', 'stop-all': 'a', manage: 'm' } as const
const purposes = { c: 'confirm', s: 'stop', a: 'stop-all', m: 'manage' } as const
const form =
  /^([csam])\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\.(\d{5}))?\.([\w-]{43})$/

/**
 * The token of a link about what somebody follows. It names its row and proves by itself that a mail of ours held it:
 * a link that stopped something is known for one of ours when nothing is left of the row.
 */
export function followToken(linkToken: LinkToken, link: FollowLink): string {
  const name = nameOf(link)
  return `${letterOf[link.purpose]}.${name}.${linkToken(`follow-${link.purpose}`, name)}`
}

/** Undefined for whatever we have not made. */
export function readFollowToken(linkToken: LinkToken, token: string): FollowLink | undefined {
  const [, letter = '', id = '', day] = form.exec(token) ?? []
  const purpose = Object.entries(purposes).find(([known]) => known === letter)?.[1]
  if (!purpose || (purpose === 'manage') !== (day !== undefined)) return undefined
  const link = purpose === 'manage' ? { purpose, id, day: Number(day) } : { purpose, id }
  const made = Buffer.from(followToken(linkToken, link))
  const given = Buffer.from(token)
  return made.length === given.length && timingSafeEqual(made, given) ? link : undefined
}

function nameOf(link: FollowLink): string {
  return link.purpose === 'manage' ? `${link.id}.${link.day}` : link.id
}
