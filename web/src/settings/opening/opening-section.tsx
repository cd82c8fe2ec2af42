import type { Opening } from '@bezpechne/shared/opening'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'

import { useContextOf, useCity } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { HelpLink } from '../../ui/help-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { startIn } from '../borders/start-in.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import { sectionsFor, type SectionProps } from '../sections.ts'
import { useOpening, useOpeningActs } from './api.ts'
import { StepRow } from './step-row.tsx'
import { words } from './words.ts'

// The map comes after the list.
const BorderMap = lazy(() =>
  import('../../map/findings-map.tsx').then((map) => ({ default: map.FindingsMap })),
)
const nothing: readonly never[] = []

/** The list that opens a city: what is there, what is missing, and the button that shows it to everybody. */
export function OpeningSection({ city, me }: SectionProps) {
  const { data: opening, error, refetch } = useOpening(city)
  const acts = useOpeningActs(city)
  const [trouble, setTrouble] = useState<unknown>()
  const sections = sectionsFor(me, city).map(({ id }) => id)
  if (!opening)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />
  return (
    <>
      <Stand opening={opening} city={city} />
      {trouble !== undefined && <SaveTrouble error={trouble} />}
      <Outline city={city} />
      <ol className="set-rows">
        {opening.steps.map((one) => (
          <li key={one.step}>
            <div className="grow stack t">
              <StepRow
                city={city}
                email={me.email}
                opening={opening}
                one={one}
                sections={sections}
                acts={acts}
                onTrouble={setTrouble}
              />
            </div>
          </li>
        ))}
      </ol>
      {opening.state === 'opening' && (
        <Publish opening={opening} onPublish={() => acts.publish()} onTrouble={setTrouble} />
      )}
    </>
  )
}

function Stand({ opening: { state, steps, reason }, city }: { opening: Opening; city: string }) {
  const say = useWords(words)
  const needed = steps.filter((one) => one.needed)
  const done = needed.filter((one) => one.done).length
  const told = state === 'public' ? 'statePublic' : state === 'closed' ? 'stateClosed' : 'stateOpening'
  return (
    <Notice tone={state === 'closed' ? 'warn' : 'brand'} title={say(told)}>
      {state === 'closed' && reason && <p>{reason}</p>}
      {state !== 'closed' && <p>{say(state === 'public' ? 'statePublicText' : 'stateOpeningText')}</p>}
      <p>{say('progress', { done, needed: needed.length })}</p>
      <p>
        <Link to="/$city" params={{ city }}>
          {say('preview')}
        </Link>
      </p>
      <p>
        <HelpLink topic="administrators" place="the-steps-of-opening">
          {say('help')}
        </HelpLink>
      </p>
    </Notice>
  )
}

/** The border as the map draws it. */
function Outline({ city }: { city: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: place } = useCity(city)
  const { data: geojson } = useContextOf(city)
  if (!place || !geojson) return null
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <BorderMap
        start={startIn(place.bbox)}
        label={say('boundary')}
        credit={place.credit}
        geojson={geojson}
        language={language}
        outlines={nothing}
        places={nothing}
        chosen={undefined}
      />
    </Suspense>
  )
}

interface PublishProps {
  opening: Opening
  onPublish: () => Promise<void>
  onTrouble: (error: unknown) => void
}

function Publish({ opening: { steps }, onPublish, onTrouble }: PublishProps) {
  const say = useWords(words)
  const missing = steps.filter((one) => one.needed && !one.done).map(({ step }) => say(step))
  return (
    <div className="stack t">
      {missing.length > 0 && <p>{say('missing', { steps: missing.join(', ') })}</p>}
      <p>
        <button
          type="button"
          className="btn pri big"
          aria-disabled={missing.length > 0}
          onClick={() => {
            if (missing.length === 0) void onPublish().then(() => toast(say('published')), onTrouble)
          }}
        >
          {say('publish')}
        </button>
      </p>
    </div>
  )
}
