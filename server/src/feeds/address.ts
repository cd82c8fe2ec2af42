import type { FeedQuery } from '@bezpechne/shared/feeds'

/** The one address of a feed, whatever order its parameters came in. */
export function addressOf(city: string, query: FeedQuery): string {
  const { language = 'uk', category, district, bbox, area } = query
  const said = Object.entries({
    language,
    category,
    district,
    bbox: bbox && [bbox.west, bbox.south, bbox.east, bbox.north].join(','),
    area: area?.map(({ lat, lng }) => `${lat},${lng}`).join(';'),
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
  return `/api/v1/cities/${city}/feed.atom?${said.join('&')}`
}
