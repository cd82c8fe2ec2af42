import { Link } from '@tanstack/react-router'

import { useCities } from '../lib/reference.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { openingWords } from './words.ts'

/** Nobody opens a community twice: the way to the one that is here. */
export function AlreadyHere({ community }: { community: string }) {
  const say = useWords(openingWords)
  const { data: cities = [] } = useCities()
  const name = community.trim().toLowerCase()
  const here = cities.find((city) => city.name.uk.toLowerCase() === name)
  return (
    <Notice tone="warn" title={say('hereTitle')} alert>
      <p>
        {here ? (
          <Link to="/$city" params={{ city: here.id }}>
            {say('here')}
          </Link>
        ) : (
          <Link to="/">{say('toStart')}</Link>
        )}
      </p>
    </Notice>
  )
}
