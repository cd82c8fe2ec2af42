import './templates.css'
import { mayDo } from '@bezpechne/shared/access'
import type { AnswerTemplate } from '@bezpechne/shared/answer-templates'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { useCategories } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { type Shelf, useShelf } from './api.ts'
import { StandardList } from './standard-list.tsx'
import { TemplateForm } from './template-form.tsx'
import { words } from './words.ts'

/** Words to begin an answer with: who cares for the desk writes everybody's, a responder those of the own body. */
export function TemplatesSection({ city, me }: SectionProps) {
  const forAll = mayDo(me.memberships, city, 'manage-desk')
  const shelf = useShelf(city, forAll)
  const [open, setOpen] = useState<string>()
  const [groups, setGroups] = useState<string[]>([])
  const { data, error, refetch } = shelf
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />
  const { items, standard } = data
  const edited = items.find(({ id }) => id === open) ?? standard.find(({ code }) => code === open)
  if (open === 'new' || edited) {
    const close = () => setOpen(undefined)
    return <TemplateForm key={open} city={city} shelf={shelf} template={edited} onClose={close} />
  }
  return (
    <>
      <OwnList city={city} shelf={shelf} templates={items} forAll={forAll} onEdit={setOpen} />
      {forAll ? (
        <StandardList
          city={city}
          shelf={shelf}
          templates={standard}
          opened={groups}
          onToggle={(group, shown) =>
            setGroups((before) => [...before.filter((one) => one !== group), ...(shown ? [group] : [])])
          }
          onEdit={setOpen}
        />
      ) : (
        <StandardNote count={standard.length} />
      )}
    </>
  )
}

/** Who writes for one body alone has them where answers are written, and changes none. */
function StandardNote({ count }: { count: number }) {
  const say = useWords(words)
  return <p className="muted">{say('standardNote', { count })}</p>
}

interface OwnProps {
  city: string
  shelf: Shelf
  templates: readonly AnswerTemplate[]
  forAll: boolean
  onEdit: (id: string) => void
}

function OwnList({ city, shelf, templates, forAll, onEdit }: OwnProps) {
  const say = useWords(words)
  return (
    <section className="stack" aria-labelledby="templates-own">
      <h2 id="templates-own">{say(forAll ? 'ours' : 'mine')}</h2>
      <div>
        <button type="button" className="btn pri" onClick={() => onEdit('new')}>
          <Icon name="plus" />
          {say('add')}
        </button>
      </div>
      {templates.length === 0 && <p className="muted">{say('noneText')}</p>}
      <ul className="stack">
        {templates.map((template) => (
          <Line
            key={template.id}
            city={city}
            shelf={shelf}
            template={template}
            onEdit={() => onEdit(template.id)}
          />
        ))}
      </ul>
    </section>
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
      <h3>{title}</h3>
      <p className="small muted">
        {topic ?? say('anyTopic')} {!own && <span className="tag">{say('shared')}</span>}
      </p>
      <p className="small clamp">{text}</p>
      {own && (
        <div className="row">
          <button type="button" className="btn s" aria-label={say('editOf', { title })} onClick={onEdit}>
            {say('edit')}
          </button>
          <button
            type="button"
            className="btn s quiet"
            aria-label={say('removeOf', { title })}
            onClick={() => setRemoving(true)}
          >
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
