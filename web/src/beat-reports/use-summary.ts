import type { ReportCounts } from '@bezpechne/shared/beat-work'
import { textIn } from '@bezpechne/shared/languages'

import { formatNumber } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** The numbers as sentences to begin with; nothing of it is private. */
export function useSummary({ inquiries, letters }: ReportCounts): string {
  const say = useWords(words)
  const language = useLanguage()
  const number = (value: number) => formatNumber(value, language)
  const topics = inquiries.categories
    .filter(({ published }) => published > 0)
    .slice(0, 3)
    .map(({ name }) => textIn(name, language).toLowerCase())
  return [
    say('summary', { published: number(inquiries.published), answered: number(inquiries.answered) }),
    inquiries.answerDays !== null && say('summaryDays', { days: number(inquiries.answerDays) }),
    topics.length > 0 && say('summaryTopics', { topics: topics.join(', ') }),
    letters.received !== null &&
      letters.received > 0 &&
      say('summaryLetters', { received: number(letters.received) }),
  ]
    .filter(Boolean)
    .join(' ')
}
