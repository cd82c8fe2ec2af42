import {
  BackupCode,
  BackupCodes,
  Enrolment,
  Me,
  Nothing,
  PasswordAgain,
  SignedIn,
  SignIn,
  TotpCode,
} from '@bezpechne/shared/accounts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { actorOf } from '../access/guard.ts'
import type { Config } from '../config.ts'
import { askBetterAuth } from './better-auth.ts'

// NOTE: better-auth answers with tokens and rows; only what is listed here is read, only what the routes list leaves.
const Challenged = z.object({ twoFactorRedirect: z.boolean().optional() })
const Enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })

/** The whole of better-auth that the outside can reach, each path behind a strict schema of ours. */
export const signInRoutes: FastifyPluginAsyncZod = async (app) => {
  const opening = { access: 'public', opensSession: true } as const
  const enrolling = { access: 'staff', beforeSecondFactor: true } as const

  app.post('/sign-in/email', {
    config: opening,
    schema: { body: SignIn, response: { 200: SignedIn } },
    handler: async (request, reply) => {
      const { twoFactorRedirect } = Challenged.parse(await askBetterAuth(app, request, reply))
      return { next: twoFactorRedirect ? ('second-factor' as const) : ('done' as const) }
    },
  })

  for (const [path, body] of [
    ['/two-factor/verify-totp', TotpCode],
    ['/two-factor/verify-backup-code', BackupCode],
  ] as const) {
    app.post(path, {
      config: opening,
      schema: { body, response: { 200: SignedIn } },
      handler: async (request, reply) => {
        await askBetterAuth(app, request, reply)
        return { next: 'done' as const }
      },
    })
  }

  app.post('/two-factor/enable', {
    config: enrolling,
    schema: { body: PasswordAgain, response: { 200: Enrolment } },
    handler: async (request, reply) => {
      const { totpURI, backupCodes } = Enabled.parse(await askBetterAuth(app, request, reply))
      return { totpUri: totpURI, backupCodes }
    },
  })

  app.post('/two-factor/generate-backup-codes', {
    config: { access: 'staff' },
    schema: { body: PasswordAgain, response: { 200: BackupCodes } },
    handler: async (request, reply) => BackupCodes.strip().parse(await askBetterAuth(app, request, reply)),
  })

  app.post('/sign-out', {
    config: opening,
    schema: { body: Nothing, response: { 200: Nothing } },
    handler: async (request, reply) => {
      await askBetterAuth(app, request, reply)
      reply.header('clear-site-data', '"cache", "storage"')
      return {}
    },
  })
}

export const meRoutes: FastifyPluginAsyncZod<Config> = async (app, config) => {
  app.get('/me', {
    config: { access: 'staff', beforeSecondFactor: true },
    schema: { querystring: Nothing, response: { 200: Me } },
    handler: async (request, reply) => {
      const { name, email, secondFactor, memberships } = actorOf(request)
      reply.header('cache-control', 'no-store')
      return {
        name,
        email,
        secondFactor,
        secondFactorRequired: config.NODE_ENV === 'production',
        memberships,
      }
    },
  })
}
