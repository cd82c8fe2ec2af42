import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'

import { checkDatabase } from '@bezpechne/server/platform/boot-check'
import type { Db } from '@bezpechne/server/platform/database'
import { listUsage, storageOf } from '@bezpechne/server/platform/quotas'
import { countBacklog, listQueues } from '@bezpechne/server/watching/queries'

import { listApplied } from '../backup/snapshot-queries.ts'
import { getAbout, listSignedKeys } from './database-queries.ts'
import { type Finding, good, lasting, look, wrong } from './finding.ts'

const of = 'database'
const migrations = join(import.meta.dirname, '../../migrations')

export async function checkDurability(db: Db): Promise<Finding[]> {
  try {
    return (await checkDatabase(db, true)).map((line) => look(of, line))
  } catch (error) {
    const lines = error instanceof Error ? error.message.replace('DATABASE_URL: ', '').split('; ') : []
    return lines.map((line) => wrong(of, line))
  }
}

export async function checkSchema(db: Db): Promise<Finding[]> {
  const { version, postgis, bytes, connections, most } = await getAbout(db)
  const applied = await listApplied(db)
  const ours = globSync('*.sql', { cwd: migrations }).map((name) => basename(name, '.sql'))
  const later = applied.filter((name) => !ours.includes(name))
  const waiting = ours.filter((name) => !applied.includes(name))
  const size = `${(bytes / 1_000_000_000).toFixed(2)} GB, ${connections} of ${most} connections`
  return [
    good(of, `PostgreSQL ${version}, PostGIS ${postgis ?? 'missing'}, ${size}`),
    ...(later.length ? [wrong(of, `it was migrated by a newer Bezpechne (${later.join(', ')})`)] : []),
    ...(applied.length ? [] : [look(of, 'no server has started with it yet: is it the right one?')]),
    ...(applied.length && waiting.length
      ? [look(of, `${waiting.length} migrations wait for the next start of a server`)]
      : []),
    ...(connections > most * 0.8
      ? [look(of, 'nearly all connections are taken: raise max_connections')]
      : []),
  ]
}

export async function checkClock(db: Db): Promise<Finding[]> {
  const before = Date.now()
  const { now } = await getAbout(db)
  const apart = Math.abs(now.getTime() - (before + Date.now()) / 2) / 1000
  if (apart > 30)
    return [
      wrong('clock', `this computer and the database are ${lasting(apart)} apart: authenticator apps fail`),
    ]
  if (apart > 2)
    return [
      look('clock', `this computer and the database are ${lasting(apart)} apart: is time synchronised?`),
    ]
  return [isSynchronised() ? good('clock', agreed) : look('clock', `${agreed}, but nothing keeps them right`)]
}

const agreed = 'this computer and the database agree'

/** On one computer the two agree however wrong it is. What keeps its time is asked; where nobody can tell, it is right. */
function isSynchronised(): boolean {
  const asked = spawnSync('timedatectl', ['show', '--property=NTPSynchronized', '--value'], {
    encoding: 'utf8',
    timeout: 5000,
  })
  return asked.status !== 0 || asked.stdout.trim() !== 'no'
}

/** The age of what waits: a worker that is gone is seen here first. */
export async function checkQueues(db: Db): Promise<Finding[]> {
  const { outbox, outboxOldest, map } = await countBacklog(db)
  const queues = await listQueues(db)
  const dead = queues.filter(({ queue, count }) => queue.endsWith('-dead') && count)
  const late = queues.filter(({ queue, oldest }) => !queue.endsWith('-dead') && oldest > 900)
  const found = [
    ...dead.map(({ queue, count }) =>
      look('queue', `${count} given up in ${queue}: mails that nobody took in three days`),
    ),
    ...late.map(({ queue, oldest }) =>
      wrong('queue', `${queue} waits for ${lasting(oldest)}: does a worker run?`),
    ),
    ...(outboxOldest > 60
      ? [wrong('queue', `${outbox} news wait for ${lasting(outboxOldest)}: does a worker run?`)]
      : []),
    ...(map > 5000 ? [look('queue', `${map} changes are not on the map yet`)] : []),
  ]
  return found.length ? found : [good('queue', 'nothing waits for long')]
}

export async function checkSignedKeys(db: Db): Promise<Finding[]> {
  return (await listSignedKeys(db)).map(({ city, days }) => {
    if (days < 0)
      return wrong('letters', `the list of keys of ${city} is out of date: nobody can send a letter`)
    const words = `the list of keys of ${city} is good for ${days} days`
    return days < 10 ? look('letters', `${words}: let a keeper sign it again`) : good('letters', words)
  })
}

export async function checkQuotas(db: Db): Promise<Finding[]> {
  return (await listUsage(db)).flatMap((usage) => {
    const { city, quota, mailsToday, submissionsToday } = usage
    const used = [
      ['storage', storageOf(usage) / quota.storageBytes],
      ['mails of today', mailsToday / quota.mailsADay],
      ['reports of today', submissionsToday / quota.submissionsADay],
    ] as const
    return used
      .filter(([, share]) => share > 0.8)
      .map(([what, share]) => look('quota', `${city} used ${Math.round(share * 100)} % of its ${what}`))
  })
}
