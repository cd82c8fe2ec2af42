/** Under which all of the public data may be used, by whoever names its source. */
export const dataLicence = {
  name: 'CC BY 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
} as const

export function dataCredit(city: string): string {
  return `Bezpechne, ${city}`
}

/** The columns of the public data, in their order. */
export const dataColumns = [
  'number',
  'state',
  'colour',
  'outcome',
  'category',
  'title',
  'text',
  'place',
  'district',
  'lat',
  'lng',
  'precision',
  'publishedOn',
  'answeredOn',
  'answeredBy',
  'supports',
] as const
