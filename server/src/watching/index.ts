import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

import type { Db } from '../platform/database.ts'
import { listUsage, storageOf, type Usage } from '../platform/quotas.ts'
import { countBacklog, listQueues, listScreening } from './queries.ts'

const submitting = '/api/v1/cities/:city/inquiries'

/** What an operator watches: what waits and for how long, and what became of reports. Nothing here is about a person. */
export const watching = fp(async (app) => {
  countSubmissions(app)
  watchQueues(app)
  const { db } = app
  const backlog = once(() => countBacklog(db))
  app.gauge({ name: 'bezpechne_database_up', help: '1: this process reaches it', labels: [] }, () =>
    backlog().then(
      () => one(1),
      () => one(0),
    ),
  )
  app.gauge(
    { name: 'bezpechne_outbox_waiting', help: 'News that nobody was told of', labels: [] },
    async () => one((await backlog()).outbox),
  )
  app.gauge(
    { name: 'bezpechne_outbox_oldest_seconds', help: 'Age of the oldest of them', labels: [] },
    async () => one((await backlog()).outboxOldest),
  )
  app.gauge(
    { name: 'bezpechne_map_waiting', help: 'Changes that the map does not show yet', labels: [] },
    async () => one((await backlog()).map),
  )
  watchCities(app, db)
  watchQuotas(app)
  watchPool(app)
})

const one = (value: number) => [{ labels: {}, value }]

/** Several gauges of one reading ask at the same moment: they are told the same. */
function once<T>(look: () => Promise<T>): () => Promise<T> {
  let looking: Promise<T> | undefined
  return () => (looking ??= look().finally(() => (looking = undefined)))
}

function watchQueues(app: FastifyInstance): void {
  const of = { labels: ['queue'] as const }
  const queues = once(() => listQueues(app.db))
  app.gauge(
    { ...of, name: 'bezpechne_jobs_waiting', help: 'Jobs that are due; "-dead": given up' },
    async () => (await queues()).map(({ queue, count }) => ({ labels: { queue }, value: count })),
  )
  app.gauge({ ...of, name: 'bezpechne_jobs_oldest_seconds', help: 'How long the oldest is due' }, async () =>
    (await queues()).map(({ queue, oldest }) => ({ labels: { queue }, value: oldest })),
  )
}

function watchCities(app: FastifyInstance, db: Db): void {
  const of = { labels: ['city'] as const }
  const screening = once(() => listScreening(db))
  app.gauge(
    { ...of, name: 'bezpechne_screening_waiting', help: 'Inquiries that wait for a moderator' },
    async () => (await screening()).map(({ city, count }) => ({ labels: { city }, value: count })),
  )
  app.gauge(
    { ...of, name: 'bezpechne_screening_oldest_seconds', help: 'How long the oldest waits' },
    async () => (await screening()).map(({ city, oldest }) => ({ labels: { city }, value: oldest })),
  )
}

function watchQuotas(app: FastifyInstance): void {
  // NOTE: 150 ms for a million photos: not once for each of them.
  const usage = once(() => listUsage(app.db))
  app.gauge(
    { name: 'bezpechne_city_storage_bytes', help: 'Photos and sealed files of a city', labels: ['city'] },
    async () => (await usage()).map((used) => ({ labels: { city: used.city }, value: storageOf(used) })),
  )
  app.gauge(
    { name: 'bezpechne_city_quota_used_ratio', help: 'Of what a city may use', labels: ['city', 'of'] },
    async () => (await usage()).flatMap(usedOf),
  )
}

function usedOf(usage: Usage) {
  const { city, quota, mailsToday, submissionsToday } = usage
  return [
    { labels: { city, of: 'storage' }, value: storageOf(usage) / quota.storageBytes },
    { labels: { city, of: 'mails' }, value: mailsToday / quota.mailsADay },
    { labels: { city, of: 'submissions' }, value: submissionsToday / quota.submissionsADay },
  ]
}

function watchPool(app: FastifyInstance): void {
  app.gauge(
    { name: 'bezpechne_pool_connections', help: 'Of this process to the database', labels: ['state'] },
    async () => Object.entries(app.poolNow()).map(([state, value]) => ({ labels: { state }, value })),
  )
}

function countSubmissions(app: FastifyInstance): void {
  const count = app.counter({
    name: 'bezpechne_submissions_total',
    help: 'Reports that came, by what became of them; the city of those that were taken',
    labels: ['city', 'result'],
  })
  app.addHook('onResponse', async function countSubmission(request, { statusCode }) {
    if (request.method !== 'POST' || request.routeOptions.url !== submitting) return
    const result = statusCode < 300 ? 'taken' : statusCode < 500 ? 'refused' : 'failed'
    // NOTE: of those alone the city is known to be one: whatever else stands in an address is no label.
    count({ city: result === 'taken' ? cityOf(request) : '', result })
  })
}

function cityOf({ params }: FastifyRequest): string {
  return typeof params === 'object' && params && 'city' in params ? String(params.city) : ''
}
