import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'

import { ApiError } from '../lib/api.ts'
import { andRead } from './act-and-read.ts'

test('a lost link is told at once; after a refusal what is so now is read first', async () => {
  const client = new QueryClient()
  const reads: (() => void)[] = []
  const queryFn = () => new Promise<number>((resolve) => void reads.push(() => resolve(reads.length)))
  const seen = new QueryObserver(client, { queryKey: ['list'], queryFn })
  onTestFinished(seen.subscribe(() => undefined))
  await expect(andRead(client, Promise.reject(new ApiError('offline', 0)), [['list']])).rejects.toMatchObject(
    {
      code: 'offline',
    },
  )
  const told = andRead(client, Promise.reject(new ApiError('stale-version', 409)), [['list']])
  expect(
    await Promise.race([told.catch(() => 'told'), new Promise((go) => void setTimeout(go, 30, 'reads'))]),
  ).toBe('reads')
  reads.at(-1)?.()
  await expect(told).rejects.toMatchObject({ code: 'stale-version' })
  expect(seen.getCurrentResult().data).toBe(reads.length)
})
