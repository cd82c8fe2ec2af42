import * as z from 'zod'

import { maxPhotos } from './inquiry-text.ts'

/** As much as a photo of an inquiry that was sent before it may have; POST /cities/{city}/photos takes more at once. */
const mostBytes = 1024 * 1024

/** The author's own name for a photo, by chance: the same name is the same photo. */
export const UploadName = z.strictObject({ name: z.string().regex(/^[\w-]{8,80}$/) })

/** One of the photos that were announced with the words. */
export const NewUpload = z.strictObject({
  /** The receipt code of the inquiry. */
  code: z.string().min(1).max(100),
  /** Where it stands among the photos, from 0. */
  position: z
    .int()
    .min(0)
    .max(maxPhotos - 1),
  size: z.int().min(1).max(mostBytes),
  /** Of the whole file, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type NewUpload = z.infer<typeof NewUpload>

/** Where the next piece begins. Once it is done, there is nothing more to send. */
export const Upload = z.strictObject({
  id: z.uuid(),
  size: z.int(),
  received: z.int(),
  done: z.boolean(),
})
export type Upload = z.infer<typeof Upload>

/** A piece begins where the one before ended; each but the last is as long as it may be. */
export const UploadPiece = z.strictObject({
  id: z.uuid(),
  offset: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number),
})
