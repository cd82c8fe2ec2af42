import { roundDegrees } from '@bezpechne/shared/degrees'
import type { LatLng } from '@bezpechne/shared/geo'
import type { Case, ModeratedPage, ModeratedTab, PublicPlace } from '@bezpechne/shared/moderation'

import { getCategory } from '../categories/index.ts'
import { publicPointFor } from '../inquiries/index.ts'
import { likelyPlaces } from '../places/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { pageFrom, type Slice } from '../platform/page.ts'
import { type CaseOf, findCase } from './case-queries.ts'
import { getCourse } from './course.ts'
import { countModerated, listModerated } from './list-queries.ts'

export async function listTab(
  db: Db,
  { city, tab }: { city: string; tab: ModeratedTab },
  slice: Slice,
): Promise<ModeratedPage> {
  const rows = await listModerated(db, city, tab, slice)
  const page = pageFrom(rows, slice.limit, ({ key: _key, publishedAt, ...row }) => ({
    ...row,
    publishedAt: publishedAt.toISOString(),
  }))
  return { ...page, total: await countModerated(db, city, tab) }
}

/** @throws AppError 'inquiry-not-found' */
export async function getCase(db: Db, of: CaseOf): Promise<Case> {
  const found = await findCase(db, of)
  if (!found) throw new AppError('inquiry-not-found')
  return {
    ...found,
    likelyAt: await likelyOf(db, of.city, found),
    course: await getCourse(db, of),
    submittedAt: found.submittedAt.toISOString(),
    happenedAt: found.happenedAt?.toISOString() ?? null,
    claimedUntil: found.claimedUntil?.toISOString() ?? null,
    photos: found.photos.map((photo) => ({
      ...photo,
      url: `/api/v1/cities/${of.city}/originals/photos/${photo.id}`,
    })),
  }
}

/** Asked anew each time it is read: a better gazetteer helps at once. */
async function likelyOf(
  db: Db,
  city: string,
  { exactAt, address }: Pick<Case, 'exactAt' | 'address'>,
): Promise<Case['likelyAt']> {
  if (exactAt || !address) return null
  const [likely] = await likelyPlaces(db, city, address, 1)
  return likely ?? null
}

/** @throws AppError 'invalid-input', 'category-takes-no-pins' */
export async function getPublicPlace(
  db: Db,
  { city, at: exact, category }: { city: string; at: LatLng; category: string },
): Promise<PublicPlace> {
  const { precision } = await getCategory(db, city, category)
  const { at, districtId } = await publicPointFor(db, { city, precision, exact })
  return { at: roundDegrees(at), precision, districtId }
}
