import { dataColumns, dataCredit, dataLicence } from '@bezpechne/shared/data-licence'
import type { DumpList } from '@bezpechne/shared/dumps'
import { textIn } from '@bezpechne/shared/languages'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'

import { ApiError, get } from '../lib/api.ts'
import { formatNumber } from '../lib/format.ts'
import { useCity } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { dataPageWords } from './data-words.ts'
import { NoCity } from './no-city.tsx'

/** /{city}/data: what may be taken home, how, and what it means. */
export function DataPage() {
  const say = useWords(dataPageWords)
  const language = useLanguage()
  const { city: id } = useParams({ from: '/$city/data' })
  const { data: city, error } = useCity(id)
  const title = city ? say('titleOf', { city: textIn(city.name, language) }) : say('title')
  useTitle(title)
  if (error instanceof ApiError && error.status === 404) return <NoCity />
  return (
    <main id="main" className="page prose wide">
      <h1>{title}</h1>
      <p className="lead">{say('lead')}</p>
      <h2>{say('now')}</h2>
      <p>
        <a className="btn" href={`/api/v1/cities/${id}/inquiries.csv`} download>
          {say('csv')}
        </a>{' '}
        <a className="btn" href={`/api/v1/cities/${id}/inquiries.geojson`} download>
          {say('geojson')}
        </a>
      </p>
      <p className="muted">{say('nowText')}</p>
      <Days city={id} />
      <h2>{say('forget')}</h2>
      <p>{say('forgetText')}</p>
      <h2>{say('licence')}</h2>
      <p>
        <a href={dataLicence.url}>{dataLicence.name}</a>.{' '}
        {city && say('licenceText', { credit: dataCredit(city.name.uk) })}
      </p>
      <p>{say('place')}</p>
      <Fields />
      <p>
        <Link to="/$city/numbers" params={{ city: id }}>
          {say('numbers')}
        </Link>{' '}
        · <a href="/api/docs">{say('api')}</a>
      </p>
    </main>
  )
}

function Days({ city }: { city: string }) {
  const say = useWords(dataPageWords)
  const { data } = useQuery({
    queryKey: ['dumps', city],
    queryFn: ({ signal }) => get<DumpList>(`/cities/${city}/dumps`, signal),
  })
  return (
    <>
      <h2>{say('days')}</h2>
      <p>{say('daysText')}</p>
      {data?.items.length === 0 && <p className="muted">{say('daysNone')}</p>}
      <ul className="points">
        {data?.items.map((one) => (
          <li key={one.day}>
            <Day one={one} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Day({ one: { day, rows, ready, cleanedOn, files } }: { one: DumpList['items'][number] }) {
  const say = useWords(dataPageWords)
  const language = useLanguage()
  return (
    <>
      <b>{day}</b> · {say('count')}: {formatNumber(rows, language)}
      {cleanedOn !== null && <> · {say('cleaned', { on: cleanedOn })}</>}
      {!ready && <p className="muted">{say('preparing')}</p>}
      {ready &&
        files.map(({ format, url, bytes, sha256 }) => (
          <span key={format} className="data-file">
            <a href={url} download>
              {say('size', { format, size: formatNumber(Math.ceil(bytes / 1024), language) })}
            </a>{' '}
            <span className="small muted">
              {say('hash')} <code>{sha256}</code>
            </span>
          </span>
        ))}
    </>
  )
}

function Fields() {
  const say = useWords(dataPageWords)
  return (
    <>
      <h2>{say('fields')}</h2>
      <table className="kept">
        <thead>
          <tr>
            <th scope="col">{say('field')}</th>
            <th scope="col">{say('meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {dataColumns.map((name) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{say(`of-${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
