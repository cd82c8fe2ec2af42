import * as z from 'zod'

import { AuthKey } from './accounts.ts'

/** For how long the link of a mail renews a password. */
export const resetMinutes = 60

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const OpenReset = z.strictObject({ token })
export const FinishReset = z.strictObject({ token, authKey: AuthKey })

/** What whoever holds the link is told, which is who reads that mailbox: the key is derived with the address. */
export const OpenedReset = z.strictObject({ email: z.string() })
export type OpenedReset = z.infer<typeof OpenedReset>
