import { mayDo } from '@bezpechne/shared/access'
import type { AnswerTemplate } from '@bezpechne/shared/answer-templates'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { useCategories } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { type Shelf, useShelf } from './api.ts'
import { TemplateForm } from './template-form.tsx'
import { words } from './words.ts'

/** Words to begin an answer with: who cares for the desk writes everybody's, a responder those of the own body. */
export function TemplatesSection({ city, me }: SectionProps) {
  const say = useWords(words)
  const forAll = mayDo(me.memberships, city, 'manage-desk')
  const shelf = useShelf(`/cities/${city}/${forAll ? 'desk/templates' : 'templates'}`)
  const [open, setOpen] = useState<string>()
  const { data, error, refetch } = shelf
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />
  const { items } = data
  const edited = items.find(({ id }) => id === open)
  if (open === 'new' || edited) {
    const close = () => setOpen(undefined)
    return <TemplateForm city={city} shelf={shelf} template={edited} onClose={close} />
  }
  return (
    <>
      <div>
        <button type="button" className="btn pri" onClick={() => setOpen('new')}>
          <Icon name="plus" />
          {say('add')}
        </button>
      </div>
      {items.length === 0 && (
        <EmptyState title={say('none')}>
          <p>{say('noneText')}</p>
        </EmptyState>
      )}
      <ul className="stack">
        {items.map((template) => (
          <Line
            key={template.id}
            city={city}
            shelf={shelf}
            template={template}
            onEdit={() => setOpen(template.id)}
          />
        ))}
      </ul>
    </>
  )
}

interface LineProps {
  city: string
  shelf: Shelf
  template: AnswerTemplate
  onEdit: () => void
}

function Line({ city, shelf, template, onEdit }: LineProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: categories = [] } = useCategories(city)
  const [removing, setRemoving] = useState(false)
  const { title, category, text, own } = template
  const topic = textIn(categories.find(({ code }) => code === category)?.name, language)
  return (
    <li className="card stack t">
      <h2 className="h3">{title}</h2>
      <p className="small muted">
        {topic ?? say('anyTopic')} {!own && <span className="tag">{say('shared')}</span>}
      </p>
      <p className="small clamp">{text}</p>
      {own && (
        <div className="row">
          <button type="button" className="btn s" onClick={onEdit}>
            {say('edit')}
          </button>
          <button type="button" className="btn s quiet" onClick={() => setRemoving(true)}>
            {say('remove')}
          </button>
        </div>
      )}
      {removing && <RemoveDialog shelf={shelf} template={template} onClose={() => setRemoving(false)} />}
    </li>
  )
}

function RemoveDialog({
  shelf,
  template: { id, title, version },
  onClose,
}: {
  shelf: Shelf
  template: AnswerTemplate
  onClose: () => void
}) {
  const say = useWords(words)
  const [error, setError] = useState<unknown>()

  async function remove(): Promise<void> {
    setError(undefined)
    try {
      await shelf.remove(id, version)
      onClose()
      toast(say('removed', { title }))
    } catch (reason) {
      setError(reason)
    }
  }

  return (
    <Dialog title={say('removeTitle', { title })} onClose={onClose}>
      <p>{say('removeText')}</p>
      {error !== undefined && <Trouble error={error} />}
      <div className="row">
        <button type="button" className="btn pri" onClick={() => void remove()}>
          {say('remove')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </Dialog>
  )
}
