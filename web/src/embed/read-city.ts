import type { Category } from '@bezpechne/shared/categories'
import type { CityContext, CityDetail } from '@bezpechne/shared/cities'

import { read } from './read.ts'

export interface KnownCity {
  city: CityDetail
  categories: Category[]
  /** Its outlines; the pins can do without. */
  context: CityContext | undefined
}

export async function readCity(id: string): Promise<KnownCity> {
  const [city, { items: categories }, context] = await Promise.all([
    read<CityDetail>(`/cities/${id}`),
    read<{ items: Category[] }>(`/cities/${id}/categories`),
    read<CityContext>(`/cities/${id}/context.geojson`).catch(() => undefined),
  ])
  return { city, categories, context }
}
