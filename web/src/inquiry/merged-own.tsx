import type { AuthorView } from '@bezpechne/shared/inquiries'
import { Link } from '@tanstack/react-router'

import { useWords } from '../lib/words.ts'
import { StateLine } from '../ui/state-line.tsx'
import { secondWords } from './second-words.ts'
import { Timeline } from './timeline.tsx'

/** The inquiry that one's own became part of, and its life. */
export function MergedOwn({ own: { city, mergedInto, public: target } }: { own: AuthorView }) {
  const say = useWords(secondWords)
  if (!mergedInto || !target) return <p>{say('mergedGone')}</p>
  return (
    <>
      <p className="lead">{say('merged', { number: mergedInto })}</p>
      <StateLine colour={target.colour} also={target.title} />
      <p>
        <Link className="btn" to="/$city/$number" params={{ city, number: mergedInto }}>
          {say('openMerged', { number: mergedInto })}
        </Link>
      </p>
      <h2 className="h3">{say('mergedLife')}</h2>
      <Timeline steps={target.timeline} open={target.colour === 'red'} />
    </>
  )
}
