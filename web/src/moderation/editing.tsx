import { textIn } from '@bezpechne/shared/languages'
import type { Case } from '@bezpechne/shared/moderation'

import { useLanguage, useWords } from '../lib/words.ts'
import { GuardWarning } from '../ui/guard-warning.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CaseHeading } from './case-heading.tsx'
import { CaseHistory } from './case-history.tsx'
import { DecisionTrouble } from './decision-trouble.tsx'
import { decisionWords } from './decision-words.ts'
import type { DeskFacts } from './desk-facts.ts'
import { OriginalRedaction } from './original-redaction.tsx'
import { OriginalVersion } from './original-version.tsx'
import { PhotoChoice } from './photo-choice.tsx'
import { PlacePanel } from './place-panel.tsx'
import { PublicVersion } from './public-version.tsx'
import { redactionWords } from './redaction-words.ts'
import { StaleNotice } from './stale-notice.tsx'
import { useEdit } from './use-edit.ts'
import { words } from './words.ts'

interface Props {
  facts: DeskFacts
  found: Case
  onDone: () => void
}

type Desk = ReturnType<typeof useEdit>

/** A public inquiry while a moderator changes it: with a reason that everybody reads. */
export function Editing({ facts, found, onDone }: Props) {
  const say = useWords(words)
  const desk = useEdit(facts.city.id, found, onDone)
  const { draft, change } = desk
  return (
    <>
      <Reading facts={facts} found={found} desk={desk} />
      <aside className="dx stack" aria-label={say('mapTitle')}>
        <PlacePanel
          city={facts.city}
          context={facts.context}
          category={draft.category}
          address={found.address}
          near={[]}
          at={draft.at ?? found.exactAt ?? found.publicAt}
          likely={null}
          onChange={(at) => change({ at })}
        />
        <CaseHistory events={found.events} photos={found.photos} />
      </aside>
      <EditBar desk={desk} />
    </>
  )
}

function Reading({ facts, found, desk }: { facts: DeskFacts; found: Case; desk: Desk }) {
  const { draft, change } = desk
  return (
    <section className="di" aria-labelledby="case-title">
      <CaseHeading
        found={found}
        category={facts.categories.find(({ code }) => code === draft.category)}
        organisation={facts.organisations.find(({ id }) => id === found.organisationId)}
      />
      {desk.stale && <StaleNotice found={found} onTheirs={desk.takeTheirs} onMine={desk.keepMine} />}
      <div className="pair">
        {found.text === null ? (
          <OriginalVersion text={null} />
        ) : (
          <OriginalRedaction text={found.text} desk={desk.blanking} />
        )}
        <PublicVersion original={found.text} draft={{ ...draft, editReason: '' }} onChange={change} />
      </div>
      <PhotoChoice
        of={{ city: facts.city.id, id: found.id }}
        photos={found.photos}
        shown={draft.photos}
        onChange={(photos) => change({ photos })}
      />
      <EditFields facts={facts} desk={desk} />
      <GuardWarning
        city={facts.city.id}
        text={[draft.title, draft.text, draft.place].join('\n')}
        at={draft.at}
      />
      <DecisionTrouble problem={desk.problem} error={desk.stale ? undefined : desk.error} />
    </section>
  )
}

function EditFields({ facts, desk: { draft, change } }: { facts: DeskFacts; desk: Desk }) {
  const say = useWords(words)
  const language = useLanguage()
  const pinned = facts.categories.filter(
    ({ precision, code }) => precision !== 'none' || code === draft.category,
  )
  return (
    <section className="deskfields" aria-label={say('details')}>
      <SelectField
        label={say('category')}
        value={draft.category}
        options={pinned.map(({ code, name }) => ({ value: code, name: textIn(name, language) }))}
        onChange={(category) => change({ category })}
      />
      <TextField
        label={say('editReason')}
        hint={say('editReasonHint')}
        value={draft.reason}
        max={200}
        onChange={(reason) => change({ reason })}
      />
    </section>
  )
}

function EditBar({ desk }: { desk: Desk }) {
  const say = useWords(decisionWords)
  const tell = useWords(redactionWords)
  return (
    <fieldset className="decide" aria-label={say('decision')}>
      <button
        type="button"
        className="btn pri"
        disabled={desk.busy || desk.stale}
        onClick={() => void desk.save()}
      >
        {tell(desk.busy ? 'boxesSaving' : 'saveEdit')}
      </button>
      <button type="button" className="btn" onClick={desk.leave}>
        {tell('leaveEdit')}
      </button>
    </fieldset>
  )
}
