import './context-panel.css'
import type { CaseContext, ContextItem, SameAuthor } from '@bezpechne/shared/context'

import { useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { ContextLine } from './context-line.tsx'
import { useCaseContext } from './use-context.ts'
import { weighingWords } from './weighing-words.ts'

/** Others near by, the same words, what was answered, the same person before: who that is stays unknown. */
export function ContextPanel({ city, id }: { city: string; id: string }) {
  const say = useWords(weighingWords)
  const { data, error, refetch } = useCaseContext(city, id)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={2} label={say('loading')} />
  return <Shown city={city} context={data} />
}

function Shown({
  city,
  context: { near, nearMetres, alike, answered, author },
}: {
  city: string
  context: CaseContext
}) {
  const say = useWords(weighingWords)
  return (
    <>
      <section className="stack t" aria-labelledby="context-near">
        <h2 id="context-near" className="h3">
          {say('near')}
        </h2>
        {near.length === 0 && <p className="small muted">{say('nearNone', { metres: nearMetres })}</p>}
        <Lines city={city} items={near} />
      </section>
      <Others city={city} name="alike" items={alike} />
      <Others city={city} name="answered" items={answered} />
      <section className="stack t" aria-labelledby="context-author">
        <h2 id="context-author" className="h3">
          {say('author')}
        </h2>
        <Before city={city} author={author} />
      </section>
    </>
  )
}

interface OthersProps {
  city: string
  name: 'alike' | 'answered'
  items: ContextItem[]
}

function Others({ city, name, items }: OthersProps) {
  const say = useWords(weighingWords)
  if (items.length === 0) return null
  return (
    <section className="stack t" aria-labelledby={`context-${name}`}>
      <h2 id={`context-${name}`} className="h3">
        {say(name)}
      </h2>
      <Lines city={city} items={items} />
    </section>
  )
}

function Lines({ city, items }: { city: string; items: ContextItem[] }) {
  return (
    <ul className="context-lines">
      {items.map((item) => (
        <li key={item.id}>
          <ContextLine city={city} item={item} />
        </li>
      ))}
    </ul>
  )
}

const outcomes = [
  ['published', 'authorPublished'],
  ['answered', 'authorAnswered'],
  ['rejected', 'authorRejected'],
  ['merged', 'authorMerged'],
  ['waiting', 'authorWaiting'],
] as const

function Before({ city, author }: { city: string; author: SameAuthor | null }) {
  const say = useWords(weighingWords)
  if (!author) return <p className="small muted">{say('authorUnknown')}</p>
  if (author.total === 0) return <p className="small muted">{say('authorNone')}</p>
  const told = outcomes
    .filter(([outcome]) => author[outcome] > 0)
    .map(([outcome, word]) => say(word, { count: author[outcome] }))
  return (
    <>
      <p className="small muted">
        {say('authorTotal', { count: author.total })}: {told.join(', ')}.
      </p>
      {author.numbers.length > 0 && (
        <p className="small context-numbers">
          {author.numbers.map((number) => (
            <a key={number} href={`/${city}/${number}`} target="_blank" rel="noreferrer">
              {number}
            </a>
          ))}
        </p>
      )}
    </>
  )
}
