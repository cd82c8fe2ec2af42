import { Trouble } from '../ui/trouble.tsx'
import { CodeStep } from './code-step.tsx'
import { type Draft, stepAfter, stepBefore } from './draft.ts'
import { LetterHead } from './letter-head.tsx'
import { LetterStop } from './letter-stop.tsx'
import { NameStep } from './name-step.tsx'
import type { Ready } from './prepare.ts'
import { PreviewStep } from './preview-step.tsx'
import { SentLetter } from './sent-letter.tsx'
import { useWriting, type Writing } from './use-writing.ts'
import { WhoReads } from './who-reads.tsx'
import { WordsStep } from './words-step.tsx'

/** One question after another, on one page that keeps no history. */
export function WriteLetter({ ready }: { ready: Ready }) {
  const writing = useWriting(ready)
  const { draft, step, coded, sent, stop, to, coding } = writing
  if (stop) return <LetterStop why={stop} station={ready.beat?.station ?? null} />
  if (sent && coded)
    return <SentLetter city={ready.city} code={coded.code} watched={draft.watched} sent={sent} />
  return (
    <div className="stack w">
      {step === 'words' && (
        <>
          <LetterHead ready={ready} above={to.route === 'oversight'} />
          <WhoReads screened={to.screened} reader={readerOf(draft, ready)} />
        </>
      )}
      <div key={step} ref={step === 'words' ? undefined : arrive} tabIndex={-1} className="stack lt-step">
        <Questions ready={ready} writing={writing} />
        {coding.error !== undefined && <Trouble error={coding.error} />}
      </div>
    </div>
  )
}

/** The next question begins where the last one did, for the eyes and for the keyboard. */
function arrive(step: HTMLElement | null): void {
  step?.focus({ preventScroll: true })
  step?.scrollIntoView({ block: 'start' })
}

interface StepProps {
  ready: Ready
  writing: Writing
}

function Questions({ ready, writing }: StepProps) {
  const { draft, photos, step, to, change, show } = writing
  if (step === 'preview' || step === 'code') return <Leaving ready={ready} writing={writing} />
  if (step === 'name')
    return (
      <NameStep
        draft={draft}
        screened={to.screened}
        onChange={change}
        onBack={() => show(stepBefore('name', draft))}
        onNext={() => show('preview')}
      />
    )
  return (
    <WordsStep
      draft={draft}
      photos={photos}
      canGoAbove={ready.beat !== null && ready.above.route !== null}
      onChange={change}
      onPhotos={writing.setPhotos}
      onNext={() => show(stepAfter('words', draft))}
    />
  )
}

function Leaving({ ready: { city, beat }, writing }: StepProps) {
  const { draft, photos, step, coded, to, coding, show } = writing
  if (step === 'code' && coded)
    return (
      <CodeStep
        city={city}
        code={coded.code}
        watched={draft.watched}
        sender={coded.sender}
        onBack={() => show('preview')}
        onSent={writing.setSent}
      />
    )
  return (
    <PreviewStep
      draft={draft}
      photos={photos}
      screened={to.screened}
      beat={to.route === 'beat' ? (beat ?? undefined) : undefined}
      busy={coding.busy}
      onBack={() => show(stepBefore('preview', draft))}
      onNext={writing.makeCode}
    />
  )
}

function readerOf({ aboutOfficer }: Draft, { beat, to }: Ready): 'officer' | 'above' | 'no-key' {
  if (!aboutOfficer && to.route === 'beat') return 'officer'
  return beat && !aboutOfficer ? 'no-key' : 'above'
}
