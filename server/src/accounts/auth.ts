import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'

import type { Config } from '../config.ts'
import type { Db } from '../platform/database.ts'
import { newBackupCodes } from './backup-codes.ts'
import { eachStepOnce } from './totp-step.ts'

/** Idle for a quarter of an hour: signed out. */
const idleSeconds = 15 * 60

/** NOTE: browsers refuse a __Host- cookie over plain http, except from the computer itself. */
export function cookieNames({ PUBLIC_URL }: Config) {
  const { protocol, hostname } = new URL(PUBLIC_URL)
  const secure = protocol === 'https:' || hostname === 'localhost'
  return secure
    ? { secure, session: '__Host-sid', secondFactor: '__Host-second-factor' }
    : { secure, session: 'sid', secondFactor: 'second-factor' }
}

export function authOptions(db: Db, config: Config) {
  const names = cookieNames(config)
  return {
    appName: 'Bezpechne',
    secret: config.AUTH_SECRET,
    baseURL: config.PUBLIC_URL,
    telemetry: { enabled: false },
    database: { db, type: 'postgres' },
    // Ours counts in the database, for every process alike: platform/rate-limit.ts.
    rateLimit: { enabled: false },
    // NOTE: what better-auth logs names accounts that exist and accounts that do not.
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // An authkey, not a password: AuthKey in shared/src/accounts.ts checks its letters too.
      minPasswordLength: 43,
      maxPasswordLength: 43,
      revokeSessionsOnPasswordReset: true,
    },
    session: { expiresIn: idleSeconds, updateAge: 60 },
    advanced: {
      ipAddress: { disableIpTracking: true },
      // NOTE: true would put __Secure- before the names that we choose.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: names.secure, httpOnly: true, sameSite: 'strict', path: '/' },
      cookies: { session_token: { name: names.session }, two_factor: { name: names.secondFactor } },
    },
    plugins: [
      eachStepOnce(db),
      twoFactor({ issuer: 'Bezpechne', backupCodeOptions: { customBackupCodesGenerate: newBackupCodes } }),
    ],
  } satisfies BetterAuthOptions
}

export type Auth = ReturnType<typeof createAuth>

export function createAuth(db: Db, config: Config) {
  return betterAuth(authOptions(db, config))
}
