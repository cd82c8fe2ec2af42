import type { City } from '@bezpechne/shared/cities'

/** Cities whose name in either language holds the letters, however their apostrophes were typed. */
export function citiesLike<Named extends Pick<City, 'name'>>(cities: Named[], typed: string): Named[] {
  const wanted = plain(typed)
  return cities.filter(({ name }) => plain(name.uk).includes(wanted) || plain(name.en).includes(wanted))
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/['’ʼ`-]/g, '')
}
