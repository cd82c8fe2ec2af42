import type { AssignedItem } from '@bezpechne/shared/answers'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useRef, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import type { AnswerText } from './answer-text.ts'
import { useTemplates } from './api.ts'
import { formWords } from './form-words.ts'
import { type Choice as Template, choicesOf, inserted, ordered } from './templates.ts'

interface Props {
  city: string
  item: Pick<AssignedItem, 'number' | 'place' | 'category'>
  text: AnswerText
  onInsert: (part: Partial<AnswerText>) => void
}

/** Words to begin with. What was typed stays, whatever is chosen; and one press takes the template out again. */
export function TemplatePicker({ city, item, text, onInsert }: Props) {
  const say = useWords(formWords)
  const [open, setOpen] = useState(false)
  const [before, setBefore] = useState<AnswerText>()

  function insert(template: Template): void {
    setBefore(text)
    onInsert(inserted(text, template, item))
    setOpen(false)
    toast(say('templateDone', { title: template.title }))
  }

  return (
    <div className="row">
      <button type="button" className="btn s" onClick={() => setOpen(true)}>
        <Icon name="plus" />
        {say('template')}
      </button>
      {before && (
        <button
          type="button"
          className="btn s quiet"
          onClick={() => {
            onInsert(before)
            setBefore(undefined)
          }}
        >
          {say('templateUndo')}
        </button>
      )}
      {open && (
        <Dialog title={say('templateTitle')} onClose={() => setOpen(false)}>
          <Choice city={city} category={item.category} onPick={insert} />
        </Dialog>
      )}
    </div>
  )
}

interface ChoiceProps {
  city: string
  category: string
  onPick: (template: Template) => void
}

function Choice({ city, category, onPick }: ChoiceProps) {
  const say = useWords(formWords)
  const { data, error, refetch } = useTemplates(city)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />
  const templates = choicesOf(data)
  return (
    <>
      {templates.length === 0 ? (
        <p>{say('templateEmpty')}</p>
      ) : (
        <Found templates={templates} category={category} onPick={onPick} />
      )}
      <p className="small">
        <Link to="/desk/$city/settings/$section" params={{ city, section: 'templates' }}>
          {say('templateManage')}
        </Link>
      </p>
    </>
  )
}

type FoundProps = Pick<ChoiceProps, 'category' | 'onPick'> & { templates: readonly Template[] }

/** A field to type into and the list below it: the arrows go from one to the other, Enter takes. */
function Found({ templates, category, onPick }: FoundProps) {
  const say = useWords(formWords)
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const found = ordered(templates, category, typed)
  const [first] = found

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) focusNext(box.current, step)
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && first) onPick(first)
    else return
    event.preventDefault()
  }

  return (
    <div className="stack t" ref={box}>
      <Field label={say('templateFind')} hint={say('templateHint')}>
        {(control) => (
          <input
            {...control}
            className="in"
            ref={focusFirst}
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={press}
          />
        )}
      </Field>
      <output className="hint">
        {found.length ? say('templateCount', { count: found.length }) : say('templateNone')}
      </output>
      <ul className="templates">
        {found.map((template) => (
          <li key={template.id}>
            <Option template={template} onPick={() => onPick(template)} onKeyDown={press} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The dialog gave the focus to its cross: who opened it wants to type or to choose. */
function focusFirst(field: HTMLInputElement | null): void {
  field?.focus()
}

/** Round the field and the list. */
function focusNext(box: HTMLElement | null, step: number): void {
  const stops = [...(box?.querySelectorAll<HTMLElement>('input, .templateo') ?? [])]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  stops[(at + step + stops.length) % stops.length]?.focus()
}

interface OptionProps {
  template: Template
  onPick: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

function Option({ template: { title, text, own }, onPick, onKeyDown }: OptionProps) {
  const say = useWords(formWords)
  return (
    <button type="button" className="templateo" onClick={onPick} onKeyDown={onKeyDown}>
      <b>{title}</b>
      {own && <span className="tag brand">{say('templateOwn')}</span>}
      <span className="small muted clamp">{text}</span>
    </button>
  )
}
