import { accessSync, constants, existsSync } from 'node:fs'
import { readdir, stat, statfs } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { connect } from 'node:tls'

import type { Settings } from '@bezpechne/server/config'
import { createTransport } from 'nodemailer'

import { backupName } from '../backup/prune.ts'
import { type Finding, good, lasting, look, wrong } from './finding.ts'

const second = 1000

/** Signs in to the mail server, and sends nothing. */
export async function checkMail({ SMTP_URL }: Settings): Promise<Finding[]> {
  if (!SMTP_URL) return []
  const patience = { connectionTimeout: 5 * second, greetingTimeout: 5 * second, socketTimeout: 10 * second }
  const transport = createTransport({ url: SMTP_URL, ...patience })
  try {
    await transport.verify()
    return [good('mail', `${new URL(SMTP_URL).hostname} lets us in`)]
  } catch (error) {
    // NOTE: the code alone: what a mail server says may hold the user's name.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
    return [wrong('mail', `${new URL(SMTP_URL).hostname} does not let us in (${code}): mails wait for it`)]
  } finally {
    transport.close()
  }
}

export async function checkDisk({ DATA_DIR, BACKUP_DIR }: Settings): Promise<Finding[]> {
  const folders = [DATA_DIR, BACKUP_DIR].filter((path) => path !== undefined)
  return (await Promise.all(folders.map(roomIn))).flat()
}

async function roomIn(folder: string): Promise<Finding[]> {
  if (!existsSync(folder)) return [wrong('disk', `${folder} is not there`)]
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    return [wrong('disk', `${folder} cannot be written by this user`)]
  }
  const { bavail, blocks, bsize } = await statfs(folder)
  const words = `${((bavail * bsize) / 1_000_000_000).toFixed(1)} GB free (${Math.round((bavail / blocks) * 100)} %) at ${folder}`
  if (bavail * bsize < 1_000_000_000) return [wrong('disk', `${words}: soon nothing can be taken any more`)]
  return [bavail / blocks < 0.1 ? look('disk', words) : good('disk', words)]
}

export async function checkBackups({ BACKUP_DIR }: Settings): Promise<Finding[]> {
  if (!BACKUP_DIR || !existsSync(BACKUP_DIR)) return []
  const names = (await readdir(BACKUP_DIR)).filter((name) => backupName.test(name)).toSorted()
  const newest = names.at(-1)
  if (!newest) return [wrong('backup', `there is none in ${BACKUP_DIR}`)]
  const { mtimeMs, size } = await stat(join(BACKUP_DIR, newest))
  const age = (Date.now() - mtimeMs) / second
  const words = `the newest of ${names.length} is ${lasting(age)} old, ${(size / 1_000_000).toFixed(1)} MB`
  return [age > 26 * 3600 ? wrong('backup', `${words}: one is due each day`) : good('backup', words)]
}

/** From outside, as a resident comes: through the proxy. */
export async function checkService({ PUBLIC_URL }: Settings): Promise<Finding[]> {
  try {
    const { ok, status } = await fetch(`${PUBLIC_URL}/api/v1/ready`, {
      signal: AbortSignal.timeout(5 * second),
    })
    return [ok ? good('service', `${PUBLIC_URL} answers`) : wrong('service', `${PUBLIC_URL} says ${status}`)]
  } catch (error) {
    return [wrong('service', `${PUBLIC_URL} does not answer from here (${reasonOf(error)})`)]
  }
}

/** "ECONNREFUSED", "DEPTH_ZERO_SELF_SIGNED_CERT", "TimeoutError". */
function reasonOf(error: unknown): string {
  const { cause } = error instanceof Error ? error : {}
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
  return error instanceof Error ? error.name : 'no answer'
}

export async function checkCertificate({ PUBLIC_URL }: Settings): Promise<Finding[]> {
  const { protocol, hostname, port } = new URL(PUBLIC_URL)
  if (protocol !== 'https:') return []
  const until = await validUntil(hostname, Number(port || 443))
  if (!until) return [wrong('certificate', `${hostname} shows none`)]
  const days = Math.floor((until.getTime() - Date.now()) / 86_400_000)
  if (days < 0) return [wrong('certificate', `of ${hostname} is out of date: browsers turn everybody away`)]
  const words = `of ${hostname} is good for ${days} days`
  return [
    days < 14 ? look('certificate', `${words}: it should have been renewed`) : good('certificate', words),
  ]
}

/** Of whatever certificate is shown, a wrong one too: its date is what is asked for here. */
function validUntil(host: string, port: number): Promise<Date | undefined> {
  return new Promise((resolve) => {
    const socket = connect(
      {
        host,
        port,
        ...(isIP(host) === 0 && { servername: host }),
        rejectUnauthorized: false,
        timeout: 5 * second,
      },
      () => {
        const shown = socket.getPeerCertificate()
        socket.end()
        resolve(shown.valid_to ? new Date(shown.valid_to) : undefined)
      },
    )
    for (const event of ['error', 'timeout'] as const)
      socket.on(event, () => {
        socket.destroy()
        resolve(undefined)
      })
  })
}
