import { expect, test } from 'vitest'

import { keepAWhile } from './kept.ts'

test('the same question is asked twice a minute at most, another one waits for its turn, a failure is not kept', async () => {
  let clock = 0
  let running = 0
  const asked: string[] = []
  const get = keepAWhile<string>(() => clock)
  const ask = (name: string) => async () => {
    running += 1
    expect(running).toBe(1)
    await Promise.resolve()
    running -= 1
    asked.push(name)
    if (name === 'broken') throw new Error('no database')
    return name
  }
  await Promise.all([get('a', ask('a')), get('a', ask('a')), get('b', ask('b'))])
  expect(asked).toEqual(['a', 'b'])
  clock = 31_000
  await get('a', ask('a'))
  await expect(get('c', ask('broken'))).rejects.toThrow('no database')
  expect(await get('c', ask('c'))).toBe('c')
  expect(asked).toEqual(['a', 'b', 'a', 'broken', 'c'])
})
