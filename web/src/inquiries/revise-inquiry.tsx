import type { AuthorView } from '@bezpechne/shared/inquiries'

import './new-inquiry.css'
import { maxPhotos } from '@bezpechne/shared/inquiry-text'
import { textIn } from '@bezpechne/shared/languages'
import type { SubmitEvent } from 'react'

import { formatDay } from '../lib/format.ts'
import type { Holder } from '../lib/holder.ts'
import { useCategories } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { PhotoField } from './photo-field.tsx'
import { reviseWords } from './revise-words.ts'
import { RevisionPlace } from './revision-place.tsx'
import type { RevisionDraft } from './revision.ts'
import { isStop } from './stop-topics.ts'
import { useOwnPhotos } from './use-own-photos.ts'
import { useRevision } from './use-revision.ts'
import { words } from './words.ts'

interface Props {
  own: AuthorView
  holder: Holder
  onChanged: () => void
}

/** The author changes what a moderator asked for: words, topic, place, photos; once. */
export function ReviseInquiry({ own, holder, onChanged }: Props) {
  const say = useWords(reviseWords)
  const language = useLanguage()
  const { draft, keep, problem, error, busy, send } = useRevision(own, holder, onChanged)
  const change = (part: Partial<RevisionDraft>) => keep((before) => ({ ...before, ...part }))
  return (
    <form
      className="card stack"
      aria-labelledby="revise-h"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2 id="revise-h">{say('title')}</h2>
      {own.changesUntil && <p>{say('until', { date: formatDay(own.changesUntil, language) })}</p>}
      <TextField
        label={say('text')}
        hint={say('kept')}
        error={(problem === 'textShort' || problem === 'textLong') && say(problem)}
        value={draft.text}
        max={4000}
        lines="tall"
        onChange={(text) => change({ text })}
      />
      <Topic city={own.city} chosen={draft.category} onChoose={(category) => change({ category })} />
      <RevisionPlace
        city={own.city}
        draft={draft}
        error={problem === 'placeMissing' && say(problem)}
        onChange={change}
      />
      <Photos
        city={own.city}
        holder={holder}
        photos={draft.photos}
        error={problem === 'photosWaiting' ? say(problem) : undefined}
        onChange={(to) => keep((before) => ({ ...before, photos: to(before.photos) }))}
      />
      {error !== undefined && <NotSent error={error} />}
      <p>
        <button className="btn pri" disabled={busy}>
          {say(busy ? 'sending' : 'send')}
        </button>
      </p>
    </form>
  )
}

type PhotosProps = Parameters<typeof useOwnPhotos>[0] & { error: string | undefined }

function Photos({ city, holder, photos, error, onChange }: PhotosProps) {
  const say = useWords(words)
  const { views, problem, add, remove, retry } = useOwnPhotos({ city, holder, photos, onChange })
  return (
    <PhotoField
      photos={photos}
      views={views}
      error={error ?? (problem && say(problem))}
      onAdd={(files) => add(files, maxPhotos - photos.length)}
      onRemove={remove}
      onRetry={retry}
    />
  )
}

function NotSent({ error }: { error: unknown }) {
  const say = useWords(reviseWords)
  return (
    <>
      <Trouble error={error} />
      <Notice title={say('notYet')} />
    </>
  )
}

function Topic({
  city,
  chosen,
  onChoose,
}: {
  city: string
  chosen: string
  onChoose: (code: string) => void
}) {
  const say = useWords(reviseWords)
  const language = useLanguage()
  const { data: categories = [] } = useCategories(city)
  return (
    <SelectField
      label={say('category')}
      value={chosen}
      options={categories
        .filter(({ code, off }) => !isStop(code) && (!off || code === chosen))
        .map(({ code, name }) => ({ value: code, name: textIn(name, language) }))}
      onChange={onChoose}
    />
  )
}
