import { NewTemplate } from '@bezpechne/shared/answer-templates'
import { findingsIn } from '@bezpechne/shared/findings'
import { hardPlaces } from '@bezpechne/shared/plain-language'
import { expect, test } from 'vitest'

import { productTemplates } from './product-template-list.ts'
import { withOwn } from './product-templates.ts'

const languages = ['uk', 'en'] as const

test.each(languages)(
  'in %s each could have been typed, names nobody, and is as plain as we ask for',
  (language) => {
    const faults = withOwn([], language).flatMap(({ code, title, category, text, basis, steps }) => {
      const typed = NewTemplate.safeParse({ title, category, text, basis, steps })
      const said = [text, steps ?? ''].join('\n\n')
      return [
        ...(typed.success ? [] : typed.error.issues.map(({ path }) => `${code}: ${path.join('.')}`)),
        ...hardPlaces(said).map(({ kind, start, end }) => `${code}: ${kind}: ${said.slice(start, end)}`),
        ...findingsIn([said, basis ?? ''].join('\n')).map(({ kind }) => `${code}: ${kind}`),
      ]
    })
    expect(faults).toEqual([])
  },
)

test('what is left to the writer stands in both languages alike', () => {
  const gaps = languages.map((language) =>
    withOwn([], language).map(({ text, steps }) => `${text}\n${steps}`.match(/\[[^\]]+\]/g)?.length ?? 0),
  )
  expect(gaps[0]).toEqual(gaps[1])
  expect(new Set(productTemplates.map(({ code }) => code)).size).toBe(productTemplates.length)
})
