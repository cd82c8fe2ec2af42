import type { ReactNode } from 'react'

import { useCity } from '../lib/reference.ts'
import { CityContact } from './city-contact.tsx'

export function CityContactOf({ city }: { city: string }): ReactNode {
  const { data } = useCity(city)
  return <CityContact contact={data?.contact} hours={data?.look?.hours} />
}
