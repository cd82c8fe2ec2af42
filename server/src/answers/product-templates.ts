import type { StandardTemplate, TemplateWords } from '@bezpechne/shared/answer-templates'

import { productTemplates } from './product-template-list.ts'
import { templatesEn } from './product-templates-en.ts'
import { templatesUk } from './product-templates-uk.ts'

const inLanguage = { uk: templatesUk, en: templatesEn }

/** What a city made of one: its own words, or none; out of sight, or not. */
export type CityTemplate = Pick<StandardTemplate, 'code' | 'hidden' | 'version'> & {
  words: TemplateWords | null
}

/** Every one of the product, in the city's own words where it has some. */
export function withOwn(
  rows: readonly CityTemplate[],
  language: keyof typeof inLanguage,
): StandardTemplate[] {
  return productTemplates.map(({ code, category }) => {
    const row = rows.find((one) => one.code === code)
    const { hidden = false, version = 0, words = null } = row ?? {}
    return {
      code,
      category,
      hidden,
      version,
      changed: words !== null,
      ...(words ?? inLanguage[language][code]),
    }
  })
}
