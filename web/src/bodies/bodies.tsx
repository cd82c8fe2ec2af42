import type { AssignedBody } from '@bezpechne/shared/assignments'
import type { Organisation } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useBodies } from './api.ts'
import { BodyRow } from './body-row.tsx'
import { GiveForm } from './give-form.tsx'
import { words } from './words.ts'

import './bodies.css'

interface Props {
  city: string
  id: string
  organisations: readonly Organisation[]
}

/** Who has to answer an inquiry: each body with its clock; giving it to more of them, taking it back. */
export function Bodies({ city, id, organisations }: Props) {
  const say = useWords(words)
  const { data, error, refetch } = useBodies(city, id)
  const [giving, setGiving] = useState(false)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={2} />
  const bodies: readonly AssignedBody[] = data.items
  const free = organisations.filter((one) => bodies.every(({ organisationId }) => organisationId !== one.id))
  return (
    <section className="card stack t" aria-labelledby="bodies">
      <h2 id="bodies" className="h3">
        {say('title')}
      </h2>
      {bodies.length > 0 && (
        <ul className="bodies">
          {bodies.map((body) => (
            <BodyRow
              key={body.organisationId}
              city={city}
              id={id}
              body={body}
              organisation={organisations.find((one) => one.id === body.organisationId)}
            />
          ))}
        </ul>
      )}
      {giving || bodies.length === 0 ? (
        <GiveForm
          city={city}
          id={id}
          lead={bodies.find((body) => body.lead)?.organisationId}
          free={free}
          onDone={() => setGiving(false)}
        />
      ) : (
        free.length > 0 && (
          <p>
            <button type="button" className="btn s" onClick={() => setGiving(true)}>
              {say('more')}
            </button>
          </p>
        )
      )}
    </section>
  )
}
