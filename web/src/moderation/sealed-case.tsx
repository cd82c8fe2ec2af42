import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { GuardWarning } from '../ui/guard-warning.tsx'
import { MarkedText } from '../ui/marked-text.tsx'
import { CaseHeading } from './case-heading.tsx'
import { CaseHistory } from './case-history.tsx'
import { CheckList } from './check-list.tsx'
import { DecisionFields } from './decision-fields.tsx'
import { DecisionTrouble } from './decision-trouble.tsx'
import { decisionWords } from './decision-words.ts'
import type { WaitingFacts } from './desk-facts.ts'
import { LeaseNotice } from './lease-notice.tsx'
import { PhotoChoice } from './photo-choice.tsx'
import { PlacePanel } from './place-panel.tsx'
import { wordsOf } from './public-draft.ts'
import { PublicVersion } from './public-version.tsx'
import { RejectDialog } from './reject-dialog.tsx'
import { AgreementNotice, SealedNotice } from './sealed-notices.tsx'
import { sealedWords } from './sealed-words.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { answererOf } from './use-route.ts'
import { type SealedWaiting, useSealed } from './use-sealed.ts'
import { words } from './words.ts'

interface Props {
  facts: WaitingFacts
  found: SealedWaiting
  onDone: () => void
  onSkip: () => void
}

type Desk = ReturnType<typeof useSealed>

/** One sealed inquiry: read, agree to a public face, publish what a colleague has agreed to, or refuse. */
export function SealedScreening({ facts, found, onDone, onSkip }: Props) {
  const desk = useSealed(facts, found, onDone)
  const [asking, setAsking] = useState<'check' | 'reject'>()
  const { lease, changed, left } = desk
  const mayDecide = lease.state === 'mine' || lease.state === 'over'
  const { agreement } = found
  const mine = agreement?.mine === true
  const main = mainAct(desk, found, () => (left && changed ? setAsking('check') : undefined))
  const enabled = mayDecide && !desk.busy && (changed || !mine)

  useDeskKeys({
    skip: onSkip,
    publish: () => enabled && main.act(),
    reject: () => mayDecide && setAsking('reject'),
  })

  return (
    <>
      <Reading facts={facts} found={found} desk={desk} onNext={onDone} />
      <Aside facts={facts} found={found} desk={desk} />
      <Bar
        word={desk.busy ? 'doing' : main.word}
        enabled={enabled}
        mayReject={mayDecide && !desk.busy}
        onMain={main.act}
        onReject={() => setAsking('reject')}
        onSkip={onSkip}
      />
      {asking === 'check' && <Check desk={desk} onClose={() => setAsking(undefined)} />}
      {asking === 'reject' && (
        <RejectDialog city={facts.city.id} onReject={desk.reject} onClose={() => setAsking(undefined)} />
      )}
    </>
  )
}

/** The one thing that this moderator can do towards publishing. */
function mainAct(desk: Desk, { agreement }: SealedWaiting, ask: () => unknown) {
  const { changed, left } = desk
  if (agreement && !agreement.mine && !changed)
    return { word: 'publish', act: () => void desk.publish(agreement) } as const
  const word = agreement ? ('propose' as const) : ('agree' as const)
  return { word, act: () => (left ? void ask() : desk.agree()) }
}

interface BarProps {
  word: 'agree' | 'propose' | 'publish' | 'doing'
  enabled: boolean
  mayReject: boolean
  onMain: () => void
  onReject: () => void
  onSkip: () => void
}

function Bar({ word, enabled, mayReject, onMain, onReject, onSkip }: BarProps) {
  const say = useWords(sealedWords)
  const telling = useWords(decisionWords)
  return (
    <fieldset className="decide" aria-label={telling('decision')}>
      <button type="button" className="btn pri" disabled={!enabled} onClick={onMain}>
        <kbd aria-hidden="true">1</kbd>
        {say(word)}
      </button>
      <button type="button" className="btn" disabled={!mayReject} onClick={onReject}>
        <kbd aria-hidden="true">4</kbd>
        {telling('reject')}
      </button>
      <button type="button" className="btn quiet skipb" onClick={onSkip}>
        <kbd aria-hidden="true">0</kbd>
        {telling('skip')}
      </button>
    </fieldset>
  )
}

/** A key pressed too early must not propose somebody's phone number. */
function Check({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const say = useWords(sealedWords)
  return (
    <Dialog title={say('checkTitle')} onClose={onClose}>
      <p>{say('checkText', { what: desk.left })}</p>
      <div className="row">
        <button type="button" className="btn pri" onClick={onClose}>
          {say('checkBack')}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => {
            onClose()
            desk.agree()
          }}
        >
          {say('checkDo')}
        </button>
      </div>
    </Dialog>
  )
}

interface ReadingProps {
  facts: WaitingFacts
  found: SealedWaiting
  desk: Desk
}

function Reading({ facts, found, desk, onNext }: ReadingProps & { onNext: () => void }) {
  const { draft, change, lease, route, proposal } = desk
  const answerer = answererOf(draft, route)
  return (
    <section className="di" aria-labelledby="case-title">
      <CaseHeading
        found={found}
        category={facts.categories.find(({ code }) => code === draft.category)}
        organisation={facts.organisations.find(({ id }) => id === answerer)}
        minutesLeft={lease.state === 'mine' ? lease.minutesLeft : undefined}
      />
      <SealedNotice found={found} />
      <LeaseNotice
        state={lease.state}
        error={lease.error}
        onRenew={() => void lease.renew()}
        onNext={onNext}
      />
      <AgreementNotice agreement={found.agreement} stale={proposal.stale} onTake={proposal.take} />
      <div className="pair">
        <Written found={found} />
        <PublicVersion original={found.text} draft={draft} kept={false} onChange={change} />
      </div>
      <PhotoChoice
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

/** The author's own words, with what the guard found marked. */
function Written({ found }: { found: SealedWaiting }) {
  const say = useWords(sealedWords)
  return (
    <section className="ver" aria-labelledby="as-written">
      <h2 id="as-written" className="h3">
        {say('asWritten')} <span className="muted">{say('onlyHere')}</span>
      </h2>
      <p className="asis">
        <MarkedText text={found.text} stretches={found.hits} />
      </p>
      {found.address !== null && (
        <p className="small">
          <MarkedText text={found.address} stretches={found.addressHits} />
        </p>
      )}
    </section>
  )
}

function Aside({ facts, found, desk }: ReadingProps) {
  const say = useWords(words)
  const { draft, change } = desk
  return (
    <aside className="dx stack" aria-label={say('mapTitle')}>
      <PlacePanel
        city={facts.city}
        context={facts.context}
        category={draft.category}
        address={found.address}
        at={draft.at}
        likely={found.likelyAt}
        near={[]}
        onChange={(at) => change({ at })}
      />
      <CheckList found={found} placed={draft.at !== null} />
      <CaseHistory events={found.events} />
    </aside>
  )
}
