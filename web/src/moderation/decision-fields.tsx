import type { Category } from '@bezpechne/shared/categories'
import { textIn } from '@bezpechne/shared/languages'
import type { Organisation } from '@bezpechne/shared/moderation'

import { useLanguage, useWords } from '../lib/words.ts'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { AnswererField } from './answerer-field.tsx'
import type { PublicDraft } from './public-draft.ts'
import type { Route } from './use-route.ts'
import { words } from './words.ts'

interface Props {
  draft: PublicDraft
  route: Route | undefined
  categories: readonly Category[]
  organisations: readonly Organisation[]
  onChange: (change: Partial<PublicDraft>) => void
}

/** Topic, who answers, and why the text was changed. */
export function DecisionFields({ draft, route, categories, organisations, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const pinned = categories.filter(
    ({ precision, code, off }) => (precision !== 'none' && !off) || code === draft.category,
  )
  return (
    <section className="deskfields" aria-label={say('details')}>
      <SelectField
        label={say('category')}
        value={draft.category}
        options={pinned.map(({ code, name }) => ({ value: code, name: textIn(name, language) }))}
        onChange={(category) => onChange({ category })}
      />
      <AnswererField draft={draft} route={route} organisations={organisations} onChange={onChange} />
      <TextField
        label={say('editReason')}
        hint={say('editReasonHint')}
        value={draft.editReason}
        max={200}
        onChange={(editReason) => onChange({ editReason })}
      />
    </section>
  )
}
