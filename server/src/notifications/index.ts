import fp from 'fastify-plugin'

import { gatherDue } from '../following/index.ts'
import { deliver, forwardNews } from './actions.ts'
import { deliverDigest } from './digests.ts'
import { openMailer } from './mailer.ts'
import { openPusher, type PushSettings } from './pusher.ts'
import { workPushes } from './pushes.ts'
import { workMails } from './queue.ts'

interface Options extends PushSettings {
  SMTP_URL?: string | undefined
  MAIL_FROM: string
  UNDO_SECONDS: number
}

const every = 500

/** Tells those outside what has happened; nobody imports it, it reads what the others left in the outbox. */
export const notifications = fp(async (app, options: Options) => {
  if (!app.runsJobs) return
  const { SMTP_URL, MAIL_FROM, PUBLIC_URL, UNDO_SECONDS } = options
  const mailer = SMTP_URL ? openMailer(SMTP_URL, MAIL_FROM) : undefined
  if (!mailer) app.log.warn('SMTP_URL is not set: no mail is sent')

  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let last = Promise.resolve()
  function schedule() {
    if (!stopped) timer = setTimeout(() => void (last = forward().then(schedule)), every)
  }
  async function forward(): Promise<void> {
    try {
      const more = await forwardNews(app.db, mailer && app.jobs, UNDO_SECONDS)
      const mails = mailer ? await gatherDue(app.db, app.jobs, 'mail') : 0
      const pushes = await gatherDue(app.db, app.jobs, 'push')
      if ((more || mails + pushes > 0) && !stopped) await forward()
    } catch (error) {
      app.log.error(error, 'news was not forwarded, will retry')
    }
  }
  schedule()

  if (mailer) {
    const { db, linkToken, noticeAddress, residentAddress, readerAddress, addressKey } = app
    const sealed = { noticeAddress, residentAddress, readerAddress }
    const desk = { db, at: PUBLIC_URL, linkToken, addressKey, ...sealed }
    await workMails(app, 'mail', (data) => deliver(desk, mailer, data))
    await workMails(app, 'digest', (data) => deliverDigest(desk, mailer, data))
  }
  const pusher = openPusher(options)
  await workPushes(app, app, pusher)
  // NOTE: before the queue and the database are closed, which happens in onClose.
  app.addHook('preClose', async function stopForwarding() {
    stopped = true
    clearTimeout(timer)
    await last
  })
  app.addHook('onClose', async () => {
    mailer?.close()
    pusher.close()
  })
})
