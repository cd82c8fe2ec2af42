import type { Case } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { GuardWarning } from '../ui/guard-warning.tsx'
import { CaseHeading } from './case-heading.tsx'
import { ChangesDialog } from './changes-dialog.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { CourseNotice } from './course-notice.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { DecisionFields } from './decision-fields.tsx'
import { DecisionTrouble } from './decision-trouble.tsx'
import type { DeskFacts, WaitingCase } from './desk-facts.ts'
import { FrozenNotice } from './frozen-notice.tsx'
import { LeaseNotice } from './lease-notice.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { OriginalRedaction } from './original-redaction.tsx'
import { PhotoChoice } from './photo-choice.tsx'
import { wordsOf } from './public-draft.ts'
import { PublicVersion } from './public-version.tsx'
import { RejectDialog } from './reject-dialog.tsx'
import { ScreeningAside } from './screening-aside.tsx'
import { useBecause } from './use-because.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { answererOf } from './use-route.ts'
import { useScreening } from './use-screening.ts'
import type { Decided } from './use-undo.ts'

interface Props {
  facts: DeskFacts
  found: WaitingCase
  /** What has become of it meanwhile, without this desk. */
  gone?: Case | undefined
  /** Decided, here or by a colleague: on to the next. */
  onDone: (decided?: Decided) => void
  /** Not decided: back to the queue with it. */
  onSkip: () => void
}

type Question = 'confirm' | 'changes' | 'merge' | 'reject'
type Desk = ReturnType<typeof useScreening>

/** A waiting inquiry: the original beside the public version, the place, and the decision. */
export function Screening({ facts, found, gone, onDone, onSkip }: Props) {
  const desk = useScreening(facts, found, onDone)
  const { draft, change, lease, left } = desk
  const [asking, setAsking] = useState<Question>()
  const mayDecide = !gone && (lease.state === 'mine' || lease.state === 'over')
  // Once: who has changed it is not asked again.
  const mayAsk = found.course.revisedAt === null
  const publish = () => (left ? setAsking('confirm') : void desk.publish())

  useDeskKeys({
    skip: onSkip,
    publish: () => mayDecide && publish(),
    changes: () => mayDecide && mayAsk && setAsking('changes'),
    merge: () => mayDecide && setAsking('merge'),
    reject: () => mayDecide && setAsking('reject'),
  })

  return (
    <>
      <Reading facts={facts} found={found} gone={gone} desk={desk} onNext={() => onDone()} />
      <ScreeningAside facts={facts} found={found} draft={draft} onChange={change} />
      <DecisionBar
        busy={desk.busy}
        enabled={mayDecide}
        onPublish={publish}
        onChanges={mayAsk ? () => setAsking('changes') : undefined}
        onMerge={() => setAsking('merge')}
        onReject={() => setAsking('reject')}
        onSkip={onSkip}
      />
      {asking && (
        <Asked
          question={asking}
          city={facts.city}
          id={found.id}
          desk={desk}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}

interface AskedProps {
  question: Question
  city: DeskFacts['city']
  id: string
  desk: Desk
  onClose: () => void
}

function Asked({ question, city, id, desk, onClose }: AskedProps) {
  switch (question) {
    case 'confirm':
      return <Confirm desk={desk} onClose={onClose} />
    case 'changes':
      return <ChangesDialog city={city.id} onAsk={desk.requestChanges} onClose={onClose} />
    case 'merge':
      return <MergeDialog city={city} id={id} onMerge={desk.merge} onClose={onClose} />
    case 'reject':
      return <RejectDialog city={city.id} onReject={desk.reject} onClose={onClose} />
  }
}

function Confirm({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  return (
    <ConfirmDialog
      what={desk.left}
      onClose={onClose}
      onPublish={() => {
        onClose()
        void desk.publish()
      }}
    />
  )
}

interface ReadingProps {
  facts: DeskFacts
  found: WaitingCase
  gone: Case | undefined
  desk: Desk
  onNext: () => void
}

function Reading({ facts, found, gone, desk, onNext }: ReadingProps) {
  const { draft, change, lease, route } = desk
  const answerer = answererOf(draft, route)
  return (
    <section className="di" aria-labelledby="case-title">
      <CaseHeading
        found={found}
        category={facts.categories.find(({ code }) => code === draft.category)}
        organisation={facts.organisations.find(({ id }) => id === answerer)}
        because={useBecause(route, answerer)}
        minutesLeft={lease.state === 'mine' ? lease.minutesLeft : undefined}
      />
      <LeaseNotice
        state={gone ? 'decided' : lease.state}
        gone={gone}
        error={lease.error}
        onRenew={() => void lease.renew()}
        onNext={onNext}
      />
      <CourseNotice course={found.course} />
      {found.frozen && <FrozenNotice />}
      <div className="pair">
        <OriginalRedaction text={found.text} desk={desk.blanking} />
        <PublicVersion original={found.text} draft={draft} onChange={change} />
      </div>
      <PhotoChoice
        of={{ city: facts.city.id, id: found.id }}
        photos={found.photos}
        coming={found.photosComing}
        shown={draft.photos}
        onChange={(photos) => change({ photos })}
      />
      <DecisionFields {...facts} draft={draft} route={route} onChange={change} />
      <GuardWarning city={facts.city.id} text={wordsOf(draft)} at={draft.at} />
      <DecisionTrouble problem={desk.problem} error={desk.error} />
    </section>
  )
}
