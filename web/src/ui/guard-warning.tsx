import type { GuardAnswer } from '@bezpechne/shared/lexicon'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { post } from '../lib/api.ts'
import { useGuardKinds } from '../lib/guard-kinds.ts'
import { defineWords, useLanguage, useWords } from '../lib/words.ts'
import { Notice } from './notice.tsx'

const words = defineWords('guardWarning', {
  uk: {
    title: 'Схоже на те, чого не публікують: {{what}}',
    words: 'Слова: {{words}}. Прочитайте ще раз, перш ніж це побачать усі.',
    areas: 'Місце в закритій зоні: {{names}}.',
  },
  en: {
    title: 'It looks like what is not published: {{what}}',
    words: 'The words: {{words}}. Read it once more before everybody sees it.',
    areas: 'The place is in a closed area: {{names}}.',
  },
})

/** How long somebody pauses before their words are looked at, in milliseconds. */
const pause = 600

interface Props {
  city: string
  /** All that everybody would read. */
  text: string
  at?: { lat: number; lng: number } | null
}

/** What the guard finds in words that are about to be public: it warns, a person decides. */
export function GuardWarning({ city, text, at = null }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const names = useGuardKinds()
  const found = useGuardCheck(city, text, at)
  if (!found || (!found.hits.length && !found.areas.length)) return null
  const listed = (some: Iterable<string>) => new Intl.ListFormat(language).format(new Set(some))
  const kinds = found.hits.map(({ kind }) => names[kind])
  if (found.areas.length) kinds.push(names['no-publish-area'])
  return (
    <Notice tone="warn" icon="lock" title={say('title', { what: listed(kinds) })} alert>
      {found.hits.length > 0 && <p>{say('words', { words: listed(found.said) })}</p>}
      {found.areas.length > 0 && <p>{say('areas', { names: listed(found.areas) })}</p>}
    </Notice>
  )
}

function useGuardCheck(city: string, text: string, at: Props['at']) {
  const settled = useSettled(JSON.stringify({ text: text.trim(), ...(at ? { at } : {}) }))
  const { data } = useQuery({
    queryKey: ['guard', city, settled],
    queryFn: async () => {
      const asked: { text: string } = JSON.parse(settled)
      const answer = await post<GuardAnswer>(`/cities/${city}/guard/check`, asked)
      return { ...answer, said: answer.hits.map(({ start, end }) => `«${asked.text.slice(start, end)}»`) }
    },
    // Of an empty field that is being filled the old words are settled still.
    enabled: text.trim() !== '' && !settled.startsWith('{"text":""'),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  })
  return data
}

/** The value once it has stopped changing. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(
    function settleWhenPaused() {
      const timer = setTimeout(() => setSettled(value), pause)
      return function changeOn() {
        clearTimeout(timer)
      }
    },
    [value],
  )
  return settled
}
