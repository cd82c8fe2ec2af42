import type { ReportCounts as Counts } from '@bezpechne/shared/beat-work'
import { textIn } from '@bezpechne/shared/languages'

import { formatNumber } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { reportWords } from './report-words.ts'

/** What is counted: inquiries by topic, letters by kind and by what became of them. */
export function ReportCounts({ counts: { inquiries, letters } }: { counts: Counts }) {
  const say = useWords(reportWords)
  const language = useLanguage()
  const { answerDays } = inquiries
  return (
    <>
      <Inquiries counts={inquiries} />
      {answerDays !== null && (
        <p className="small">
          {say('answerDays')} {say('days', { number: formatNumber(answerDays, language) })}
        </p>
      )}
      <Letters counts={letters} />
      <p className="small muted">{say('fewNote')}</p>
    </>
  )
}

function Inquiries({ counts: { categories, published, answered } }: { counts: Counts['inquiries'] }) {
  const say = useWords(reportWords)
  const language = useLanguage()
  const rows = [
    ...categories.map((one) => ({ ...one, key: one.category, name: textIn(one.name, language) })),
    { key: 'total', name: say('total'), published, answered },
  ]
  return (
    <table className="kept counts">
      <thead>
        <tr>
          <th scope="col">{say('inquiries')}</th>
          <th scope="col">{say('published')}</th>
          <th scope="col">{say('answered')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <td className="num">{formatNumber(row.published, language)}</td>
            <td className="num">{formatNumber(row.answered, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Letters({ counts: { received, tracks, states } }: { counts: Counts['letters'] }) {
  const say = useWords(reportWords)
  const language = useLanguage()
  const rows = [
    ['received', received],
    ['appeal', tracks.appeal],
    ['crime', tracks.crime],
    ['tip', tracks.tip],
    ['open', states.open],
    ['answeredLetters', states.answered],
    ['other', states.other],
  ] as const
  return (
    <table className="kept counts">
      <thead>
        <tr>
          <th scope="col">{say('letters')}</th>
          <th scope="col">{say('count')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, value]) => (
          <tr key={key}>
            <th scope="row">{say(key)}</th>
            <td className="num">{value === null ? say('few') : formatNumber(value, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
