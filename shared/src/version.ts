import * as z from 'zod'

/** Of what several people may edit: the one that was read. Up to what its column counts, and one more. */
export const Version = z.int().min(1).max(2_147_483_646)
