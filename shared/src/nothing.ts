import * as z from 'zod'

/** A query string, a body or an answer that holds nothing. */
export const Nothing = z.strictObject({})
