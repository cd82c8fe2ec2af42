import { afterAll, expect, test } from 'vitest'

import { serverData } from '../support/server-data.ts'
import { startServer } from '../support/server.ts'
import { playMainJob } from './main-job.ts'

const data = await serverData()
const server = await startServer(data.env)
afterAll(async () => {
  await server.stop()
  await data.remove()
})

test('a danger travels from a phone to a red pin and to a green one, and nobody sees it too early', async () => {
  const { red, green } = await playMainJob({ url: server.url, live: 2000 })
  process.stdout.write(
    `seen in another browser: red after ${Math.round(red)} ms, green after ${Math.round(green)} ms\n`,
  )
  expect(server.log()).not.toContain('Біля зупинки третій тиждень')
})
