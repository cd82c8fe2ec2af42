import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useCityRequests, useOperatedCities, useWaitingGrants } from './api.ts'
import { CityRow } from './city-row.tsx'
import { CostList } from './cost-list.tsx'
import { CityCards } from './find-city.tsx'
import { GrantList } from './grant-list.tsx'
import { operatorWords } from './operator-words.ts'
import { DecidedRow, RequestCard } from './request-card.tsx'

/** Who asks for a community, and every city in counts. */
export function OperatorDesk() {
  const say = useWords(operatorWords)
  return (
    <div className="stack">
      <header className="stack t">
        <h1>{say('title')}</h1>
        <p className="muted">{say('lead')}</p>
        <Contents />
      </header>
      <Requests />
      <GrantList />
      <Cities />
      <CostList />
    </div>
  )
}

/** The page is as long as there are communities: what waits is seen, and reached, from its top. */
function Contents() {
  const say = useWords(operatorWords)
  const { data: requests } = useCityRequests()
  const { data: grants } = useWaitingGrants()
  const { data: cities } = useOperatedCities()
  const parts = [
    ['op-requests', say('requests'), requests?.filter(({ state }) => state === 'waiting').length],
    ['op-grants', say('grants'), grants?.filter(({ decidable }) => decidable).length],
    ['op-cities', say('cities'), cities?.length],
    ['op-costs', say('costs'), undefined],
  ] as const
  return (
    <nav aria-label={say('contents')}>
      <ul className="row">
        {parts.map(([id, name, count]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
            {count !== undefined && `: ${count}`}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Requests() {
  const say = useWords(operatorWords)
  const { data, error, refetch } = useCityRequests()
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />
  const waiting = data.filter(({ state }) => state === 'waiting')
  const decided = data.filter(({ state }) => state !== 'waiting')
  return (
    <section className="stack" aria-labelledby="op-requests">
      <h2 id="op-requests">{say('requests')}</h2>
      {waiting.length === 0 && (
        <EmptyState title={say('none')}>
          <p>{say('noneText')}</p>
        </EmptyState>
      )}
      {waiting.map((request) => (
        <RequestCard key={request.id} request={request} />
      ))}
      {decided.length > 0 && (
        <details>
          <summary>{say('decided')}</summary>
          <ul className="stack t">
            {decided.map((request) => (
              <DecidedRow key={request.id} request={request} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Cities() {
  const say = useWords(operatorWords)
  const { data, error, refetch } = useOperatedCities()
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />
  return (
    <section className="stack" aria-labelledby="op-cities">
      <h2 id="op-cities">{say('cities')}</h2>
      <CityCards cities={data}>{(city) => <CityRow city={city} />}</CityCards>
    </section>
  )
}
