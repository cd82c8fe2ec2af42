import type { Category } from '@bezpechne/shared/categories'
import type { CityContext, CityDetail } from '@bezpechne/shared/cities'
import type { LatLng } from '@bezpechne/shared/geo'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useCallback, useRef } from 'react'

import { isPlain } from '../lib/plain.ts'
import { serverNow } from '../lib/server-time.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { DangerStep } from './danger-step.tsx'
import { DraftNote } from './draft-note.tsx'
import {
  type Draft,
  type Field,
  firstOf,
  onlyOf,
  type Problems,
  problemsIn,
  type Step,
  stepOf,
} from './draft.ts'
import { StepHead } from './form-chrome.tsx'
import { MailStep } from './mail-step.tsx'
import { OutboxLine } from './outbox/outbox-line.tsx'
import { isInCity } from './outline.ts'
import { PhotoField } from './photo-field.tsx'
import { PhotoOffer, usePhotoPlace } from './photo-offer.tsx'
import { PlaceStep } from './place-step.tsx'
import { Preview } from './preview.tsx'
import { Similar } from './similar.tsx'
import type { StopTopic } from './stop-topics.ts'
import { TopicStep } from './topic-step.tsx'
import { useSteps } from './use-steps.ts'
import { WordsStep } from './words-step.tsx'
import { words } from './words.ts'
import type { WriterState } from './writer-state.ts'
import type { Writer } from './writer.ts'

export interface FormProps {
  city: CityDetail
  categories: Category[]
  context: CityContext | undefined
  state: WriterState
  writer: Writer
  now: Step
  onStep: (step: Step) => void
  onStop: (topic: StopTopic) => void
}

export function InquiryForm(props: FormProps) {
  const { city, state, writer, now, onStep } = props
  const say = useWords(words)
  const form = useRef<HTMLFormElement>(null)
  const steps = useSteps(form, now, onStep)
  const check = useCheck(props, steps.show)

  function goOn(): void {
    if (check((field) => stepOf[field] === now)) steps.next()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    // Enter in a field of a phone's step is "next", as the button below it.
    if (now !== 'preview' && (isPlain() || matchMedia('(max-width: 600px)').matches)) return goOn()
    if (check(() => true)) void writer.send()
    return undefined
  }

  return (
    <main id="main" className="page wide nq">
      <StepHead city={city.id} now={now} onBack={steps.back} />
      <Link className="backlink" to="/$city" params={{ city: city.id }}>
        <Icon name="left" />
        {say('toMap')}
      </Link>
      <form className="newgrid nq-form" ref={form} noValidate onSubmit={submit} aria-labelledby="nq-title">
        <header className="stack t nq-title">
          <h1 id="nq-title">{say('title')}</h1>
          <p className="muted">{say('lead')}</p>
          <OutboxLine />
        </header>
        <Questions {...props} />
        <SendRow state={state} writer={writer} now={now} onNext={goOn} />
      </form>
    </main>
  )
}

type Wanted = (field: Field) => boolean

/** Tells what is wrong with the wanted fields and shows the first; true where nothing is. */
function useCheck({ context, state, writer }: FormProps, show: (field: Field) => void) {
  return function check(wanted: Wanted): boolean {
    const facts = { isInside: (at: LatLng) => isInCity(context, at), now: serverNow().getTime() }
    const shown = onlyOf(problemsIn(state.draft, facts), wanted)
    writer.tell(shown)
    const first = firstOf(shown)
    if (first) show(first)
    return !first
  }
}

/** What is wrong with a field, in words. */
function useProblem(city: CityDetail, problems: Problems) {
  const say = useWords(words)
  const language = useLanguage()
  return function problem(field: Field): string | undefined {
    const word = problems[field]
    return word && say(word, { city: textIn(city.name, language) })
  }
}

function Questions({ city, categories, context, state, writer, now, onStop }: FormProps) {
  const problem = useProblem(city, state.problems)
  const onChange = useCallback((edit: Partial<Draft>) => writer.change(edit), [writer])
  const { draft, problems } = state
  const category = categories.find(({ code }) => code === draft.category)
  const shared = { now, draft, onChange }
  return (
    <>
      <DangerStep
        city={city.id}
        now={now}
        danger={draft.danger}
        error={problem('danger')}
        onChange={onChange}
      />
      <PlaceStep
        {...shared}
        city={city}
        context={context}
        precision={category?.precision}
        error={problem('place')}
      />
      <TopicStep
        city={city.id}
        now={now}
        categories={categories}
        chosen={category}
        error={problem('category')}
        onChoose={(code) => onChange({ category: code })}
        onStop={onStop}
      />
      <WordsStep
        {...shared}
        city={city.id}
        toldBefore={category?.precision === 'district'}
        problems={problems}
        similar={<Similar city={city.id} at={draft.at} category={draft.category} text={draft.text} />}
        photos={<Photos context={context} state={state} writer={writer} error={problem('photos')} />}
      />
      <Preview {...shared} category={category} context={context} />
      <MailStep
        now={now}
        email={draft.email}
        error={problem('email')}
        onChange={onChange}
        onTrap={(value) => writer.fillTrap(value)}
      />
    </>
  )
}

function Photos({
  context,
  state,
  writer,
  error,
}: Pick<FormProps, 'context' | 'state' | 'writer'> & { error: string | undefined }) {
  const taken = usePhotoPlace(context)
  return (
    <>
      <PhotoField
        photos={state.draft.photos}
        views={state.photos}
        error={error}
        onAdd={(files) => {
          taken.look(files)
          void writer.addPhotos(files)
        }}
        onRemove={(id) => void writer.removePhoto(id)}
      />
      <PhotoOffer
        place={taken.place}
        context={context}
        onTake={(at) => {
          taken.drop()
          writer.change({ at })
        }}
        onDrop={taken.drop}
      />
    </>
  )
}

type SendProps = Pick<FormProps, 'state' | 'writer' | 'now'> & { onNext: () => void }

/** The button under the thumb on a phone, at the end of the page on a desk. */
function SendRow({ state, writer, now, onNext }: SendProps) {
  const say = useWords(words)
  return (
    <div className={now === 'preview' ? 'nq-send last' : 'nq-send'}>
      {state.refusal !== null && (
        <Notice tone="warn" title={state.refusal || say('textWrong')} alert>
          <p>{say('kept')}</p>
        </Notice>
      )}
      <DraftNote kept={state.kept} onForget={() => void writer.forget()} />
      <div className="nq-bar">
        <button type="button" className="btn pri big nq-next" onClick={onNext}>
          {say('next')}
        </button>
        <button type="submit" className="btn pri big nq-submit">
          {say('send')}
        </button>
      </div>
    </div>
  )
}
