import { expect, test } from 'vitest'

import { settingBehind } from './why.ts'

const said = (message: string, more: object = {}) => Object.assign(new Error(message), more)

test.each([
  ['a port below 1024', said('EACCES', { code: 'EACCES', syscall: 'listen' }), 'HOST, PORT'],
  ['a folder of somebody else', said('EACCES', { code: 'EACCES', syscall: 'mkdir' }), 'DATA_DIR'],
  ['a disk that is full', said('ENOSPC', { code: 'ENOSPC', syscall: 'write' }), 'DATA_DIR'],
  ['a database that is stopped', said('terminating connection', { code: '57P01' }), 'DATABASE_URL'],
  ['what is no database', said('Connection terminated unexpectedly'), 'DATABASE_URL'],
  ['a mistake of ours', said('relation does not exist', { code: '42P01' }), undefined],
])('%s points to its setting', (_what, error, setting) => {
  expect(settingBehind(error)).toBe(setting)
})
