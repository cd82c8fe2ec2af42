import type { Category } from '@bezpechne/shared/categories'

import './numbers.css'
import { rejectionReasons } from '@bezpechne/shared/inquiry-states'
import { textIn } from '@bezpechne/shared/languages'
import type { DeskNumbers, Numbers } from '@bezpechne/shared/numbers'
import { reasonWords } from '@bezpechne/shared/words/inquiry-states'
import type { UseQueryResult } from '@tanstack/react-query'

import { useLanguage, useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { periodQuery, type Span, spans } from './api.ts'
import { EmbedCode } from './embed-code.tsx'
import { KeyFigures } from './key-figures.tsx'
import { MonthsChart } from './months-chart.tsx'
import { NumberTable } from './number-table.tsx'
import { numbersWords } from './words.ts'

interface Props {
  city: string
  categories: readonly Category[]
  span: Span
  onSpan: (span: Span) => void
  found: UseQueryResult<Numbers | DeskNumbers>
}

/** Figures, then the months, then who answers and about what; each drawing with its table. */
export function NumbersView({ city, categories, span, onSpan, found }: Props) {
  const say = useWords(numbersWords)
  const { data, error, refetch, isPlaceholderData } = found
  return (
    <>
      <fieldset className="chips">
        <legend className="vh">{say('period')}</legend>
        {spans.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={span === one}
            onClick={() => onSpan(one)}
          >
            {say(`months${one}`)}
          </button>
        ))}
      </fieldset>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && (
        <div className="stack t" aria-busy={isPlaceholderData}>
          <KeyFigures numbers={data} />
          <p className="hint">
            {say('explain')} {!('waiting' in data) && say('byFives')}
          </p>
          {/* Without their names topics would be rows that say nothing. */}
          {categories.length > 0 ? <Parts numbers={data} categories={categories} /> : <Skeleton rows={6} />}
          <p>
            <a className="btn" href={`/api/v1/cities/${city}/numbers.csv?${periodQuery(span)}`} download>
              {say('csv')}
            </a>
          </p>
          <EmbedCode city={city} />
        </div>
      )}
    </>
  )
}

function Parts({ numbers, categories }: { numbers: Numbers } & Pick<Props, 'categories'>) {
  const say = useWords(numbersWords)
  const language = useLanguage()
  const days = (spread: { median: number } | null) => spread?.median.toLocaleString(language) ?? '–'
  const none = say('none')
  return (
    <>
      <Months months={numbers.months} />
      <NumberTable
        title={say('byOrganisation')}
        none={none}
        heads={[say('organisation'), say('answeredShort'), say('medianDays'), say('open'), say('late')]}
        rows={numbers.organisations.map(({ name, answered, answerDays, unanswered, overdue }) => [
          textIn(name, language),
          answered,
          days(answerDays),
          unanswered,
          overdue,
        ])}
      />
      <NumberTable
        title={say('byTopic')}
        none={none}
        heads={[say('topic'), say('published'), say('answeredShort'), say('medianDays')]}
        rows={numbers.categories.map(({ category, published, answered, answerDays }) => [
          textIn(categories.find(({ code }) => code === category)?.name, language) ?? '',
          published,
          answered,
          days(answerDays),
        ])}
      />
      <Reasons reasons={numbers.reasons} none={'waiting' in numbers ? none : say('noneByFives')} />
    </>
  )
}

function Months({ months }: Pick<Numbers, 'months'>) {
  const say = useWords(numbersWords)
  const month = new Intl.DateTimeFormat(useLanguage(), { month: 'long', timeZone: 'UTC' })
  return (
    <NumberTable
      title={say('byMonth')}
      none={say('none')}
      beside={<MonthsChart months={months} />}
      heads={[say('month'), say('received'), say('published'), say('answeredShort')]}
      rows={months
        .toReversed()
        .map((one) => [
          `${month.format(new Date(`${one.month}-15`))} ${one.month.slice(0, 4)}`,
          one.received,
          one.published,
          one.answered,
        ])}
    />
  )
}

function Reasons({ reasons, none }: Pick<Numbers, 'reasons'> & { none: string }) {
  const say = useWords(numbersWords)
  const language = useLanguage()
  const rows = reasons.flatMap(({ reason, count }) => {
    const known = rejectionReasons.find((one) => one === reason)
    return known ? [[textIn(reasonWords, language)[known], count] as const] : []
  })
  return <NumberTable title={say('reasons')} none={none} heads={[say('reason'), say('count')]} rows={rows} />
}
