import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'

import type { Db } from '../platform/database.ts'
import { claimStep, deleteOtherSessions, findSecret, markFresh } from './queries.ts'
import { stepOfCode } from './totp.ts'

/** better-auth takes a code again within its minute and a half; whoever looked over a shoulder could use it. */
export function eachStepOnce(db: Db) {
  return {
    id: 'each-step-once',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/two-factor/verify-totp',
          handler: createAuthMiddleware(async (ctx) => {
            const staffId = (await getSessionFromCtx(ctx))?.user.id ?? (await challenged(ctx))
            const sealed = staffId && (await findSecret(db, staffId))
            if (!staffId || !sealed) return
            const secret = await symmetricDecrypt({ key: ctx.context.secretConfig, data: sealed })
            const step = stepOfCode(secret, String(ctx.body.code))
            // A wrong code goes on to better-auth, which counts it.
            if (step === undefined || (await claimStep(db, staffId, step))) return
            throw new APIError('UNAUTHORIZED', { code: 'CODE_USED' })
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }) => path === '/two-factor/verify-totp',
          handler: createAuthMiddleware(async ({ context: { session, newSession } }) => {
            // Enrolled just now: sessions that gave the password alone end here.
            if (session && newSession)
              await deleteOtherSessions(db, newSession.user.id, newSession.session.id)
          }),
        },
        {
          matcher: ({ path }) =>
            path === '/two-factor/verify-totp' || path === '/two-factor/verify-backup-code',
          handler: createAuthMiddleware(async ({ context: { session, newSession, returned } }) => {
            const own = newSession ?? session
            if (own && !(returned instanceof Error)) await markFresh(db, own.session.id)
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin
}

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

/** Who has given the password and now gives the code. */
async function challenged(ctx: Context): Promise<string | undefined> {
  const cookie = ctx.context.createAuthCookie('two_factor')
  const challenge = await ctx.getSignedCookie(cookie.name, ctx.context.secret)
  return challenge ? (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value : undefined
}
