import { randomUUID } from 'node:crypto'

import type { PhotoBox } from '@bezpechne/shared/photo-boxes'

import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { Images } from '../platform/images.ts'
import type { Storage } from '../platform/storage.ts'
import { isPhotoOf, moveCopy } from './photo-queries.ts'
import { fileOf } from './photos.ts'

interface Source {
  db: Db
  storage: Storage
  images: Images
}

interface OfInquiry {
  city: string
  id: string
  inquiryId: string
}

/**
 * Copies of a photo with boxes burned in: made before the transaction that says which one counts. Until then a copy is
 * a file that nobody can ask for.
 */
export const photoCopies = {
  /**
   * @returns the name of the new copy; null where there are no boxes
   * @throws AppError 'not-found' where it is no photo of this inquiry, or its file is gone
   */
  async make({ db, storage, images }: Source, photo: OfInquiry, boxes: PhotoBox[]): Promise<string | null> {
    if (!(await isPhotoOf(db, photo))) throw new AppError('not-found')
    if (boxes.length === 0) return null
    const original = await storage.find(fileOf(photo))
    if (!original) throw new AppError('not-found')
    const { bytes } = await images.cover(original, boxes)
    const copy = randomUUID()
    await storage.put(fileOf({ city: photo.city, id: copy }), bytes)
    return copy
  },

  /** In the caller's transaction; false where a colleague was faster. */
  move: moveCopy,

  async remove({ storage }: Pick<Source, 'storage'>, city: string, copy: string | null): Promise<void> {
    if (copy !== null) await storage.remove(fileOf({ city, id: copy }))
  },
}
