import type { Category } from '@bezpechne/shared/categories'
import type { District } from '@bezpechne/shared/cities'
import { textIn } from '@bezpechne/shared/languages'
import type { Routing, RoutingRule } from '@bezpechne/shared/routing'
import { useQuery } from '@tanstack/react-query'

import { get } from './api.ts'
import { defineWords, useLanguage, useWords } from './words.ts'

const words = defineWords('routing-rule', {
  uk: {
    anyTopic: 'Будь-яка тема',
    anyDistrict: 'усі райони',
    goneTopic: 'Тему вимкнено',
    goneDistrict: 'району вже немає',
  },
  en: {
    anyTopic: 'Any topic',
    anyDistrict: 'all districts',
    goneTopic: 'Topic switched off',
    goneDistrict: 'district gone',
  },
})

export const routingKey = (city: string) => ['routing', city]

/** Which organisation gets an inquiry, as the city's desk has settled it. */
export function useRouting(city: string) {
  return useQuery({
    queryKey: routingKey(city),
    queryFn: ({ signal }) => get<Routing>(`/cities/${city}/desk/routing`, signal),
  })
}

/** What a rule is about, in words: "Освітлення вулиць, Подільський район". */
export function useRuleWords(categories: readonly Category[], districts: readonly District[]) {
  const say = useWords(words)
  const language = useLanguage()
  return function ruleWords({ category, districtId }: Pick<RoutingRule, 'category' | 'districtId'>): string {
    const topic = textIn(categories.find(({ code }) => code === category)?.name, language)
    const district = textIn(districts.find(({ id }) => id === districtId)?.name, language)
    const what = category === null ? say('anyTopic') : (topic ?? say('goneTopic'))
    const where = districtId === null ? say('anyDistrict') : (district ?? say('goneDistrict'))
    return `${what}, ${where}`
  }
}
