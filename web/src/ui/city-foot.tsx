import { lazy, type ReactNode, Suspense } from 'react'

// Below everything: it comes after the page, and a page without a link is whole without it.
const Told = lazy(() =>
  import('./city-contact-of.tsx').then(
    (module) => ({ default: module.CityContactOf }),
    () => ({ default: (): ReactNode => null }),
  ),
)

/** Whom one asks about the map of this city. */
export function CityFoot({ city }: { city: string | undefined }) {
  return (
    city && (
      <Suspense>
        <Told city={city} />
      </Suspense>
    )
  )
}
