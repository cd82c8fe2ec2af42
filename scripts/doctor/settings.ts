import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { secretFiles, secretsMissing, type Settings } from '@bezpechne/server/config'
import { checkRoots } from '@bezpechne/server/keys/boot-check'

import { type Finding, good, look, wrong } from './finding.ts'

const of = 'settings'
const root = join(import.meta.dirname, '../..')

export function checkSettings(config: Settings): Finding[] {
  const found = [...doubtsOf(config), ...rootsOf(config), ...readableBy(join(root, '.env'), 0o007)]
  return found.length ? found : [good(of, `${config.NODE_ENV}, ${config.PUBLIC_URL}`)]
}

function doubtsOf({
  NODE_ENV,
  PUBLIC_URL,
  TRUST_PROXY,
  SMTP_URL,
  BACKUP_TO,
  BACKUP_DIR,
}: Settings): Finding[] {
  const doubts: [boolean, string][] = [
    [NODE_ENV !== 'production', `NODE_ENV is ${NODE_ENV}: real people need production, which checks more`],
    [
      PUBLIC_URL.startsWith('http:'),
      'PUBLIC_URL is http: passwords and reports would go readable over the network',
    ],
    [
      !TRUST_PROXY.length,
      'TRUST_PROXY is empty: behind a proxy all visitors count as one, and work long for a report',
    ],
    [!SMTP_URL, 'SMTP_URL is empty: nobody gets mail, neither residents nor staff'],
    [!BACKUP_TO.length || !BACKUP_DIR, 'BACKUP_TO or BACKUP_DIR is empty: no backups are made'],
  ]
  return doubts.flatMap(([is, words]) => (is ? [look(of, words)] : []))
}

function rootsOf(config: Settings): Finding[] {
  try {
    const doubt = checkRoots(config)
    return doubt ? [look(of, doubt)] : []
  } catch (error) {
    return [wrong(of, error instanceof Error ? error.message : 'LETTER_ROOTS')]
  }
}

/** Secrets that whoever is on this computer may read, that are none, or that are not there. */
export function checkKeys(config: Settings): Finding[] {
  const files = Object.values(secretFiles).map((name) => join(config.DATA_DIR, name))
  const found = [
    ...files.flatMap((file) => readableBy(file, 0o077)),
    ...files.filter(isCut).map((file) => wrong('keys', `${file} is damaged: put the copy of it back`)),
    ...secretsMissing(config).map((file) =>
      look(
        'keys',
        `${file} is not there: the next start makes a new one, so after a restore put the old one back first`,
      ),
    ),
  ]
  return found.length ? found : [good('keys', 'no secret in DATA_DIR can be read by other users')]
}

/** NOTE: its size alone: who looks may not be who may read it. */
const isCut = (file: string) => existsSync(file) && statSync(file).size < 43

function readableBy(file: string, others: number): Finding[] {
  if (!existsSync(file) || (statSync(file).mode & others) === 0) return []
  return [
    wrong(
      'keys',
      `${file} can be read by other users of this computer: chmod ${others === 0o007 ? '640' : '600'}`,
    ),
  ]
}
