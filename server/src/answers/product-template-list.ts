import type { TemplateWords } from '@bezpechne/shared/answer-templates'

/** In the order of the list: for any topic first, then a topic each, in the order of the national list. */
export const productTemplates = [
  { code: 'forwarded', category: null },
  { code: 'police', category: null },
  { code: 'planned', category: null },
  { code: 'resolved', category: null },
  { code: 'not-found', category: null },
  { code: 'more-detail', category: null },
  { code: 'no-funds', category: null },
  { code: 'private', category: null },
  ...(
    [
      'crossing',
      'traffic-light',
      'road-surface',
      'road-marking',
      'speeding',
      'parking',
      'street-lighting',
      'open-manhole',
      'abandoned-building',
      'illegal-trade',
      'vandalism',
      'public-order',
      'noise',
      'alcohol-tobacco-minors',
      'drug-trade',
      'dangerous-neighbour',
      'dangerous-dogs',
      'environment',
      'water',
      'illegal-dumping',
      'medical-access',
      'accessibility',
      'shelter-access',
    ] as const
  ).map((topic) => ({ code: topic, category: topic })),
] as const

export type ProductCode = (typeof productTemplates)[number]['code']
export type ProductTemplates = Record<ProductCode, TemplateWords>

export function isProductTemplate(code: string): code is ProductCode {
  return productTemplates.some((one) => one.code === code)
}
