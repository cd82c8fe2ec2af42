import {
  BackupCode,
  BackupCodes,
  Enrolment,
  Me,
  NewPassword,
  PasswordAgain,
  SignedIn,
  SignIn,
  SignInWork,
  TotpCode,
} from '@bezpechne/shared/accounts'
import { Nothing } from '@bezpechne/shared/nothing'
import { Challenge } from '@bezpechne/shared/proof'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { actorOf } from '../access/guard.ts'
import { listNamed } from '../cities/index.ts'
import type { Config } from '../config.ts'
import { askBetterAuth, checkPassword } from './better-auth.ts'
import { signInWork, withinCodes, withinSignIns, withinTries } from './tries.ts'

// NOTE: better-auth answers with tokens and rows; only what is listed here is read, only what the routes list leaves.
const Challenged = z.object({ twoFactorRedirect: z.boolean().optional() })
const Enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })

const opening = { access: 'public', opensSession: true } as const

/** With the second factor's, all of better-auth that the outside can reach: each path behind a schema of ours. */
const signInRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post('/sign-in/email', {
    config: opening,
    schema: { body: SignIn, response: { 200: SignedIn } },
    handler: async (request, reply) => {
      const answer = await withinSignIns(app, request, request.body, () =>
        askBetterAuth(app, request, reply, { proof: undefined }),
      )
      const { twoFactorRedirect } = Challenged.parse(answer)
      return { next: twoFactorRedirect ? ('second-factor' as const) : ('done' as const) }
    },
  })

  app.post('/sign-in/challenge', {
    config: opening,
    schema: { body: SignInWork, response: { 200: Challenge } },
    handler: (request, reply) => {
      reply.header('cache-control', 'no-store')
      return signInWork(app, request, request.body.email)
    },
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

/** One's own password, of who is signed in. */
const passwordRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post('/change-password', {
    config: { access: 'staff' },
    schema: { body: NewPassword, response: { 200: Nothing } },
    handler: async (request, reply) => {
      await withinTries(app.db, request, actorOf(request).email, () =>
        askBetterAuth(app, request, reply, { revokeOtherSessions: true }),
      )
      return {}
    },
  })

  // A key that is locked under a mistyped password would open with the printed kit alone: so it is checked before.
  app.post('/verify-password', {
    config: { access: 'staff' },
    schema: { body: PasswordAgain, response: { 200: Nothing } },
    handler: async (request) => {
      const { password } = request.body
      await withinTries(app.db, request, actorOf(request).email, () => checkPassword(app, request, password))
      return {}
    },
  })
}

const secondFactorRoutes: FastifyPluginAsyncZod = async (app) => {
  const withPassword = (request: FastifyRequest, reply: FastifyReply) =>
    withinTries(app.db, request, actorOf(request).email, () => askBetterAuth(app, request, reply))

  for (const [path, body] of [
    ['/verify-totp', TotpCode],
    ['/verify-backup-code', BackupCode],
  ] as const) {
    app.post(path, {
      config: opening,
      schema: { body, response: { 200: SignedIn } },
      handler: async (request, reply) => {
        await withinCodes(app.db, request, () => askBetterAuth(app, request, reply))
        return { next: 'done' as const }
      },
    })
  }

  app.post('/enable', {
    config: { access: 'staff', beforeSecondFactor: true },
    schema: { body: PasswordAgain, response: { 200: Enrolment } },
    handler: async (request, reply) => {
      const { totpURI, backupCodes } = Enabled.parse(await withPassword(request, reply))
      return { totpUri: totpURI, backupCodes }
    },
  })

  app.post('/generate-backup-codes', {
    config: { access: 'staff' },
    schema: { body: PasswordAgain, response: { 200: BackupCodes } },
    handler: async (request, reply) => BackupCodes.strip().parse(await withPassword(request, reply)),
  })

  app.post('/disable', {
    config: { access: 'staff' },
    schema: { body: PasswordAgain, response: { 200: Nothing } },
    handler: async (request, reply) => {
      await withPassword(request, reply)
      return {}
    },
  })
}

const meRoutes: FastifyPluginAsyncZod<Config> = async (app, config) => {
  app.get('/me', {
    config: { access: 'staff', beforeSecondFactor: true },
    schema: {
      tags: ['staff'],
      summary: 'Who is signed in, and in which roles',
      querystring: Nothing,
      response: { 200: Me },
    },
    handler: async (request, reply) => {
      const { name, email, secondFactor, memberships, operator } = actorOf(request)
      reply.header('cache-control', 'no-store')
      return {
        name,
        email,
        secondFactor,
        secondFactorRequired: config.NODE_ENV === 'production',
        memberships,
        operator,
        cities: await listNamed(
          app.db,
          memberships.map(({ city }) => city),
        ),
      }
    },
  })
}

/** better-auth keeps the paths it is known by. */
export const accountRoutes: FastifyPluginAsyncZod<Config> = async (app, config) => {
  await app.register(signInRoutes, { prefix: '/api/auth' })
  await app.register(passwordRoutes, { prefix: '/api/auth' })
  await app.register(secondFactorRoutes, { prefix: '/api/auth/two-factor' })
  await app.register(meRoutes, { ...config, prefix: '/api/v1' })
}
