import type { Browser } from 'playwright-core'
import { afterAll } from 'vitest'

import { openBrowser } from '../support/browser.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { stageData } from '../support/stage-data.ts'

/**
 * A server with the demonstration, and one browser for guests; both go away by themselves.
 * @param env what an operator would set besides
 */
export async function openStage(
  env: Record<string, string> = {},
): Promise<{ server: RunningServer; browser: Browser }> {
  // NOTE: hooks run last to first, and those that are there run even where the next step fails.
  const data = await stageData()
  afterAll(() => data.remove())
  const server = await startServer({ ...data.env, ...env })
  afterAll(() => server.stop())
  const browser = await openBrowser()
  afterAll(() => browser.close())
  return { server, browser }
}
