import type { Numbers } from '@bezpechne/shared/numbers'

import { useLanguage, useWords } from '../lib/words.ts'
import { numbersWords } from './words.ts'

const series = ['received', 'published', 'answered'] as const
const bar = 3
const wide = series.length * bar + 2
const high = 100

/** Columns of each month; the table beside says the same in numbers, so a reader of the screen skips the drawing. */
export function MonthsChart({ months }: { months: Numbers['months'] }) {
  const say = useWords(numbersWords)
  const language = useLanguage()
  const most = Math.max(1, ...months.flatMap((month) => series.map((one) => month[one])))
  const name = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  // Six names fit under the columns of a small phone, whatever the period.
  const every = Math.ceil(months.length / 6)
  return (
    <figure className="chart" aria-hidden="true">
      <ul className="legend small">
        {series.map((one) => (
          <li key={one} className={`series s-${one}`}>
            {say(one)}
          </li>
        ))}
      </ul>
      <svg viewBox={`0 0 ${months.length * wide} ${high}`} preserveAspectRatio="none">
        {months.map((month, at) =>
          series.map((one, n) => {
            const height = (month[one] / most) * high
            return (
              <rect
                key={`${month.month} ${one}`}
                className={`s-${one}`}
                x={at * wide + 1 + n * bar}
                y={high - height}
                width={bar - 0.5}
                height={height}
              />
            )
          }),
        )}
      </svg>
      <ol className="chart-months small">
        {months
          .filter((_, at) => at % every === 0)
          .map(({ month }) => (
            <li key={month}>{name.format(new Date(`${month}-15`))}</li>
          ))}
      </ol>
    </figure>
  )
}
