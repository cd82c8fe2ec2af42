import type { Case } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { CareBar } from './care-bar.tsx'
import { CaseHeading } from './case-heading.tsx'
import { CaseHistory } from './case-history.tsx'
import { ContextPanel } from './context-panel.tsx'
import { CourseNotice } from './course-notice.tsx'
import { CoverLook } from './cover-look.tsx'
import { decisionWords } from './decision-words.ts'
import type { DeskFacts } from './desk-facts.ts'
import { Editing } from './editing.tsx'
import { FrozenNotice } from './frozen-notice.tsx'
import { LeaseNotice } from './lease-notice.tsx'
import { OriginalVersion } from './original-version.tsx'
import { PhotoChoice } from './photo-choice.tsx'
import { ShownPlace } from './shown-place.tsx'
import { type Care, useCare } from './use-care.ts'
import { words } from './words.ts'

interface Props {
  facts: DeskFacts
  found: Case
  /** Opened from the queue, which it has left. */
  onNext?: (() => void) | undefined
  /** What its author covered was looked at. */
  onLooked?: (() => void) | undefined
}

/** What everybody sees, or saw before it was hidden: read it, hand it over, hide it, put it back. */
export function PublicCare({ facts, found, onNext, onLooked }: Props) {
  const say = useWords(words)
  const care = useCare(facts.city.id, found)
  const [editing, setEditing] = useState(false)
  const category = facts.categories.find(({ code }) => code === found.category)
  if (editing && care.isPublic)
    return <Editing facts={facts} found={found} onDone={() => setEditing(false)} />
  return (
    <>
      <Reading facts={facts} found={found} care={care} onNext={onNext} onLooked={onLooked} />
      <aside className="dx stack" aria-label={say('mapTitle')}>
        {category && <ShownPlace found={found} category={category} context={facts.context} />}
        {care.isPublic && <ContextPanel city={facts.city.id} id={found.id} />}
        <CaseHistory events={found.events} photos={found.photos} />
      </aside>
      <CareBar city={facts.city} found={found} care={care} onEdit={() => setEditing(true)} />
    </>
  )
}

function Reading({ facts, found, care, onNext, onLooked }: Props & { care: Care }) {
  const say = useWords(decisionWords)
  const { categories, organisations, Answering } = facts
  return (
    <section className="di" aria-labelledby="case-title">
      <CaseHeading
        found={found}
        category={categories.find(({ code }) => code === found.category)}
        organisation={organisations.find(({ id }) => id === found.organisationId)}
      />
      {onNext && <LeaseNotice state="decided" gone={found} error={null} onNext={onNext} />}
      <CourseNotice course={found.course} />
      {found.frozen && <FrozenNotice />}
      <CoverLook city={facts.city.id} found={found} onDone={() => onLooked?.()} />
      {found.hiddenByMe && <Notice title={say('secondPerson')} />}
      <div className="pair">
        <OriginalVersion text={found.text} />
        <PublicText found={found} />
      </div>
      <PhotoChoice
        of={care.isPublic ? { city: facts.city.id, id: found.id } : undefined}
        photos={found.photos}
        shown={found.photos.filter(({ shown }) => shown).map(({ id }) => id)}
      />
      {care.isPublic && <Answering city={facts.city.id} found={found} organisations={organisations} />}
      {care.error !== undefined && <Trouble error={care.error} />}
    </section>
  )
}

function PublicText({ found }: { found: Case }) {
  const say = useWords(words)
  return (
    <section className="ver pub" aria-labelledby="public-version">
      <h2 id="public-version" className="h3">
        {say('asPublic')}
      </h2>
      <div className="stack t">
        <p className="asis">
          <BarredText text={found.publicText ?? ''} />
        </p>
        {found.publicPlace && <p className="hint">{found.publicPlace}</p>}
        {found.editReason && <p className="hint">{found.editReason}</p>}
      </div>
    </section>
  )
}
