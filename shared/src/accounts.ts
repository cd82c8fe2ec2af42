import * as z from 'zod'

import { roles } from './access.ts'

/** What the server takes as a staff password: 32 bytes the browser derived, in base64url. */
export const AuthKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const Me = z.strictObject({
  name: z.string(),
  email: z.string(),
  secondFactor: z.boolean(),
  memberships: z.array(
    z.strictObject({ city: z.string(), role: z.enum(roles), organisationId: z.uuid().nullable() }),
  ),
})
export type Me = z.infer<typeof Me>
