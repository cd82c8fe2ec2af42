import { answerLimits } from '@bezpechne/shared/answer-limits'
import type { AnswerTemplate, NewTemplate, StandardTemplate } from '@bezpechne/shared/answer-templates'
import { textIn } from '@bezpechne/shared/languages'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { ApiError } from '../../lib/api.ts'
import {
  alreadyWrong,
  fieldsOf,
  lengthProblem,
  type Problems,
  useFieldTrouble,
} from '../../lib/field-trouble.ts'
import { useKept } from '../../lib/kept.ts'
import { useCategories } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { Shelf } from './api.ts'
import { TemplatePreview } from './template-preview.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  shelf: Shelf
  /** None for a new one. */
  template: AnswerTemplate | StandardTemplate | undefined
  onClose: () => void
}

const nameOf = (template: Props['template']) =>
  template === undefined ? 'new' : 'code' in template ? template.code : template.id

interface Typed {
  title: string
  category: string
  text: string
  basis: string
  steps: string
  version: number
}

const fields = ['title', 'text', 'basis', 'steps'] as const
const limits = {
  title: answerLimits.templateTitle,
  text: answerLimits.text,
  basis: answerLimits.basis,
  steps: answerLimits.steps,
}
const lines = { title: 'one', text: 'tall', basis: 'some', steps: 'some' } as const
const hints = { title: 'titleHint', text: 'textHint', basis: 'optional', steps: 'optional' } as const

export function TemplateForm({ city, shelf, template, onClose }: Props) {
  const say = useWords(words)
  const { form, typed, change, ...rest } = useTemplate({ city, shelf, template, onClose })
  return (
    <section className="stack" aria-labelledby="template-form" ref={form}>
      <h2 id="template-form">{say(template ? 'editTitle' : 'addTitle')}</h2>
      <Fields
        city={city}
        typed={typed}
        ofProduct={template !== undefined && 'code' in template}
        problems={rest.problems}
        onChange={change}
      />
      <TemplatePreview typed={typed} />
      {template && !shelf.isOwn(template, typed.version) && (
        <Changed template={template} onSeen={() => change({ version: template.version })} />
      )}
      <Failure error={rest.error} />
      <div className="row">
        <button type="button" className="btn pri" onClick={() => void rest.save()}>
          {say('save')}
        </button>
        <button type="button" className="btn quiet" onClick={rest.cancel}>
          {say('cancel')}
        </button>
      </div>
    </section>
  )
}

function useTemplate({ city, shelf, template, onClose }: Props) {
  const say = useWords(words)
  const [typed, keep, forget] = useKept<Typed>(`template:${city}:${nameOf(template)}`, () =>
    startOf(template),
  )
  const form = useRef<HTMLElement>(null)
  const [asked, setAsked] = useState(false)
  const [error, setError] = useState<unknown>()
  const problems = problemsOf(typed)

  async function save(): Promise<void> {
    flushSync(() => {
      setAsked(true)
      setError(undefined)
    })
    if (Object.keys(problems).length) return goToWrong()
    const given = toTemplate(typed)
    try {
      await store(shelf, template, { ...given, version: typed.version })
      toast(say('saved', { title: given.title }))
      cancel()
    } catch (reason) {
      flushSync(() => setError(reason))
      goToWrong()
    }
  }

  /** The button is a screen below the first field: nothing else would tell what is wrong. */
  function goToWrong(): void {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }

  function cancel(): void {
    forget()
    onClose()
  }

  return {
    form,
    typed,
    error,
    problems: { ...(asked ? problems : alreadyWrong(problems)), ...refusedIn(error) },
    save,
    cancel,
    change: (part: Partial<Typed>): void => {
      setError(undefined)
      keep({ ...typed, ...part })
    },
  }
}

function store(shelf: Shelf, template: Props['template'], given: NewTemplate & { version: number }) {
  const { version, ...said } = given
  if (!template) return shelf.add(said)
  if (!('code' in template)) return shelf.edit(template.id, given)
  const { category: _category, ...own } = said
  return shelf.setStandard(template.code, { words: own, hidden: template.hidden, version })
}

interface FieldsProps {
  city: string
  typed: Typed
  /** Its topic is what it is for. */
  ofProduct: boolean
  problems: Problems
  onChange: (part: Partial<Typed>) => void
}

function Fields({ city, typed, ofProduct, problems, onChange }: FieldsProps) {
  const say = useWords(words)
  const language = useLanguage()
  const trouble = useFieldTrouble()
  const { data: categories = [] } = useCategories(city)
  const [title, ...rest] = fields.map((name) => (
    <TextField
      key={name}
      label={say(name)}
      hint={say(hints[name])}
      error={trouble(problems[name], typed[name], limits[name])}
      value={typed[name]}
      max={limits[name][1]}
      soft={name !== 'title'}
      lines={lines[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  ))
  return (
    <>
      {title}
      {!ofProduct && (
        <SelectField
          label={say('topic')}
          value={typed.category}
          none={say('anyTopic')}
          options={categories.map(({ code, name }) => ({ value: code, name: textIn(name, language) }))}
          onChange={(category) => onChange({ category })}
        />
      )}
      {rest}
    </>
  )
}

/** Of a template of the product the server names them as "words.text". */
function refusedIn(error: unknown): Problems {
  const named = Object.entries(fieldsOf(error) ?? {})
  return Object.fromEntries(named.map(([path, code]) => [path.replace('words.', ''), code]))
}

/** Fields say what is wrong with themselves; that somebody was faster, the notice beside says. */
function Failure({ error }: { error: unknown }) {
  if (error === undefined || fieldsOf(error)) return null
  if (error instanceof ApiError && error.code === 'stale-version') return null
  return <Trouble error={error} />
}

function Changed({ template, onSeen }: { template: AnswerTemplate | StandardTemplate; onSeen: () => void }) {
  const say = useWords(words)
  const { title, text, basis, steps } = template
  return (
    <>
      <Notice tone="warn" title={say('stale')} alert>
        <p>{say('staleText')}</p>
      </Notice>
      <div className="card stack t">
        <h3>{title}</h3>
        {[text, basis, steps].filter(Boolean).map((part) => (
          <p key={part} className="asis">
            {part}
          </p>
        ))}
        <div className="row">
          <button type="button" className="btn s" onClick={onSeen}>
            {say('keepMine')}
          </button>
        </div>
      </div>
    </>
  )
}

const nothing = { title: '', category: null, text: '', basis: null, steps: null, version: 1 }

function startOf(template: Props['template']): Typed {
  const { title, category, text, basis, steps, version } = template ?? nothing
  return { title, category: category ?? '', text, basis: basis ?? '', steps: steps ?? '', version }
}

function problemsOf(typed: Typed): Problems {
  const all = fields.map((name): [string, Problems[string]] => {
    const isOptional = name === 'basis' || name === 'steps'
    return [name, isOptional && !typed[name].trim() ? undefined : lengthProblem(typed[name], limits[name])]
  })
  return Object.fromEntries(all.filter(([, code]) => code))
}

function toTemplate({ title, category, text, basis, steps }: Typed): NewTemplate {
  return {
    title,
    category: category || null,
    text,
    basis: basis.trim() ? basis : null,
    steps: steps.trim() ? steps : null,
  }
}
