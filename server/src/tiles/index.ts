import fp from 'fastify-plugin'

import { startFolding } from './fold-loop.ts'
import { liveRoutes } from './live-routes.ts'
import { LiveStreams } from './live-streams.ts'
import { tileRoutes } from './routes.ts'
import { earlyTiles } from './send-tile.ts'
import { TileSource } from './tile-source.ts'
import { startUpkeep } from './upkeep.ts'

interface Options {
  /** Rows a fold takes at once: the embedded engine answers nobody meanwhile. */
  batch: number
  /** See the fold loop. */
  manyAtOnce: boolean
  cache: 'on' | 'off'
}

/** The map: its tiles, its totals, its live changes, and the fold that keeps them. */
export const tiles = fp(async (app, { batch, manyAtOnce, cache }: Options) => {
  const source = await TileSource.open(app.reads, { cache, isPublic: app.publicCities.has })
  const streams = new LiveStreams()
  app.answerEarly(earlyTiles(app, source))
  await app.register(tileRoutes, { prefix: '/api/v1', source })
  await app.register(liveRoutes, { prefix: '/api/v1', streams, source })
  if (app.runsJobs) await startUpkeep(app.jobs, app.db, app.log)
  const stopFolding = await startFolding(app.db, app.reads, {
    every: 500,
    batch,
    manyAtOnce,
    listen: app.hearNotices,
    setBehind: (behind) => source.setBehind(behind),
    async hear(fold) {
      await source.folded(fold)
      streams.publish(fold)
    },
    report: (error) => app.log.error(error, 'fold failed, will retry'),
  })
  // NOTE: open streams would keep close() waiting for ever.
  app.addHook('preClose', async function endStreams() {
    streams.endAll()
  })
  app.addHook('onClose', stopFolding)
})
