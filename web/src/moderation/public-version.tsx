import { useFoundWords } from '../lib/found.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import { cover, covered, type PublicDraft, wordsOf } from './public-draft.ts'
import { words } from './words.ts'

type Words = Pick<PublicDraft, 'title' | 'text' | 'place' | 'editReason'>

interface Props {
  /** Null once it is erased. */
  original: string | null
  draft: Words
  /** Whether what is typed stays on this device. */
  kept?: boolean
  onChange: (change: Partial<Words>) => void
}

/** Title, text and place as everybody will read them. */
export function PublicVersion({ original, draft, kept = true, onChange }: Props) {
  const say = useWords(words)
  return (
    <section className="ver pub" aria-labelledby="public-version">
      <h2 id="public-version" className="h3">
        {say('asPublic')} {kept && <span className="muted">{say('saved')}</span>}
      </h2>
      <div className="stack">
        <TextField
          label={say('title')}
          value={draft.title}
          max={120}
          lines="wrap"
          onChange={(title) => onChange({ title })}
        />
        <TextField
          label={say('text')}
          value={draft.text}
          max={2000}
          lines="tall"
          onChange={(text) => onChange({ text })}
        />
        <TextField
          label={say('place')}
          hint={say('placeHint')}
          value={draft.place}
          max={200}
          onChange={(place) => onChange({ place })}
        />
      </div>
      <Cover original={original} draft={draft} onChange={onChange} />
    </section>
  )
}

/** What would still leak, and the two ways: cover it, or take the original words. */
function Cover({ original, draft, onChange }: Props) {
  const say = useWords(words)
  const left = useFoundWords()(wordsOf(draft))
  const bars = covered(draft.text)
  return (
    <div className="stack t">
      <output>
        {left !== '' && (
          <span className="errt">
            <Icon name="warn" />
            <span>{say('left', { what: left })}</span>
          </span>
        )}
        {left === '' && bars > 0 && <span className="hint">{say('masked', { count: bars })}</span>}
      </output>
      <div className="row">
        {left !== '' && (
          <button type="button" className="btn s" onClick={() => onChange(coverAll(draft))}>
            {say('maskText')}
          </button>
        )}
        {original !== null && draft.text !== original && (
          <button type="button" className="btn s" onClick={() => onChange({ text: original })}>
            {say('resetText')}
          </button>
        )}
      </div>
    </div>
  )
}

function coverAll({ title, text, place, editReason }: Words): Words {
  return { title: cover(title), text: cover(text), place: cover(place), editReason: cover(editReason) }
}
