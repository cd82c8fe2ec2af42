import closeWithGrace from 'close-with-grace'

import { sayWhy } from './platform/why.ts'
import { start } from './start.ts'

try {
  const { app } = await start({ WORKER: 'inside' })
  closeWithGrace({ delay: 10_000 }, async ({ err, signal }) => {
    if (err) app.log.fatal(err)
    else app.log.info(`${signal}: closing`)
    await app.close()
  })
  await app.ready()
  app.log.info('working: jobs, mails, nightly counts')
} catch (error) {
  sayWhy(error)
  process.exit(1)
}
