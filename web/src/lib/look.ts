import type { Names } from '@bezpechne/shared/cities'
import type { CityLook } from '@bezpechne/shared/look'
import { useQuery } from '@tanstack/react-query'

import { cityQuery } from './reference.ts'

// The server wrote it of the community whose page it sent: there before any answer is, so that nothing moves, and no page
// asks for more than it did.
const said = document.documentElement.dataset['look']
export const written: (CityLook & { city: string; name: Names }) | undefined = said && JSON.parse(said)

/** How a community wants to look; undefined while nobody knows. */
export function useLook(city: string | undefined): CityLook | undefined {
  const here = written?.city === city ? written : undefined
  const { data } = useQuery({ ...cityQuery(city), enabled: city !== undefined && !here })
  return data?.look ?? here
}

/** What the community is called, before the list of all is there. */
export function writtenName(city: string | undefined): Names | undefined {
  return written?.city === city ? written?.name : undefined
}
