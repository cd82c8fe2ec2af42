import * as z from 'zod'

import { roles } from './access.ts'
import { CityId, cityStates, Names } from './cities.ts'

/** What the server takes as a staff password: 32 bytes the browser derived, in base64url. */
export const AuthKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const email = z.email().max(200)
export const SignIn = z.strictObject({
  email,
  password: AuthKey,
  /** Work, where somebody has guessed here before. */
  proof: z.string().max(2000).optional(),
})
export const SignInWork = z.strictObject({ email })

/** Signed in, or asked for the code of the authenticator app. */
export const SignedIn = z.strictObject({ next: z.enum(['done', 'second-factor']) })
export type SignedIn = z.infer<typeof SignedIn>

export const PasswordAgain = z.strictObject({ password: AuthKey })

export const NewPassword = z.strictObject({ currentPassword: AuthKey, newPassword: AuthKey })

export const TotpCode = z.strictObject({ code: z.string().regex(/^\d{6}$/) })
export const BackupCode = z.strictObject({ code: z.string().regex(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/) })

/** Shown once: the address for the authenticator app's QR code, and codes for the day the phone is lost. */
export const Enrolment = z.strictObject({ totpUri: z.string(), backupCodes: z.array(z.string()) })
export type Enrolment = z.infer<typeof Enrolment>
export const BackupCodes = z.strictObject({ backupCodes: z.array(z.string()) })
export type BackupCodes = z.infer<typeof BackupCodes>

export const Me = z.strictObject({
  name: z.string(),
  email: z.string(),
  secondFactor: z.boolean(),
  /** Here staff does nothing before it has enrolled a second factor. */
  secondFactorRequired: z.boolean(),
  memberships: z.array(
    z.strictObject({ city: z.string(), role: z.enum(roles), organisationId: z.uuid().nullable() }),
  ),
  /** Those of the memberships: one that is being opened is in no list that everybody reads. */
  cities: z.array(z.strictObject({ id: CityId, name: Names, state: z.enum(cityStates) })),
  /** Runs the platform: opens cities and sees counts. */
  operator: z.boolean(),
})
export type Me = z.infer<typeof Me>
