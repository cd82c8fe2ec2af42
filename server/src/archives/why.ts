import { relative } from 'node:path'

import type { ArchiveWhy } from '@bezpechne/shared/archives'

// 53100: the database's disk.
const full = new Set(['ENOSPC', 'EDQUOT', '53100'])
const unreadable = new Set(['ENOENT', 'EACCES', 'EPERM', 'EIO', 'ENOTDIR', 'EISDIR'])

/**
 * What an administrator may be told of it: a kind alone, and neither a name of a file nor anything of the error.
 * @param folder where archives are written: of all other files it reads alone
 */
export function whyOf(error: unknown, folder: string): ArchiveWhy {
  const mark = (name: string) => String(error instanceof Error ? (Reflect.get(error, name) ?? '') : '')
  if (full.has(mark('code'))) return 'disk-full'
  const isRead = ['open', 'read', 'scandir'].includes(mark('syscall')) && unreadable.has(mark('code'))
  return isRead && relative(folder, mark('path')).startsWith('..') ? 'file-unreadable' : 'unexpected'
}
