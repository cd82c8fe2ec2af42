import { InquiryQuery } from '@bezpechne/shared/inquiry-filter'

/** The map's own address says what the list shows; the browser's form writes the same words. */
export interface ListAsked {
  colour: string
  topics: string
  district: string
  q: string
  query: InquiryQuery
}

const limit = '30'

/** What does not fit is as if it were not there, as on the map. */
export function listAsked(search: unknown): ListAsked {
  const given: Record<string, unknown> = Object(search)
  const text = (name: string) => (typeof given[name] === 'string' ? given[name].trim() : '')
  const [colour, topics, district] = [text('colour'), text('topics'), text('district')]
  const [q, cursor] = [text('q'), text('cursor')]
  const read = InquiryQuery.safeParse({
    limit,
    ...(colour && { colour }),
    ...(topics && { categories: topics }),
    ...(district && { district }),
    ...(q.length > 1 && { q }),
    ...(cursor && { cursor }),
  })
  if (read.success) return { colour, topics, district, q, query: read.data }
  return { colour: '', topics: '', district: '', q: '', query: InquiryQuery.parse({ limit }) }
}
