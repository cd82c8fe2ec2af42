import type { StandardTemplate } from '@bezpechne/shared/answer-templates'
import { textIn } from '@bezpechne/shared/languages'

import { useCategories } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { toast } from '../../ui/toast.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import type { Shelf } from './api.ts'
import { words } from './words.ts'

interface Props {
  city: string
  shelf: Shelf
  templates: readonly StandardTemplate[]
  onEdit: (code: string) => void
}

interface ListProps extends Props {
  /** The groups that are open: whoever changes one after another comes back to where they were. */
  opened: readonly string[]
  onToggle: (group: string, open: boolean) => void
}

/** What the product brings: said otherwise, put out of sight, taken as it was. */
export function StandardList({ templates, opened, onToggle, ...rest }: ListProps) {
  const say = useWords(words)
  const groups = [
    ['forAny', templates.filter(({ category }) => category === null)],
    ['forTopics', templates.filter(({ category }) => category !== null)],
  ] as const
  return (
    <section className="stack t" aria-labelledby="templates-standard">
      <h2 id="templates-standard">{say('standard')}</h2>
      <p className="muted">{say('standardText')}</p>
      {groups.map(([group, some]) => (
        <details
          className="tpl-group"
          key={group}
          open={opened.includes(group)}
          onToggle={({ currentTarget }) => onToggle(group, currentTarget.open)}
        >
          <summary>
            <b>{say(group)}</b> <span className="num">{some.length}</span>
          </summary>
          <ul className="set-rows">
            {some.map((template) => (
              <li key={template.code}>
                <Line {...rest} template={template} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

function Line({ city, shelf, template, onEdit }: Omit<Props, 'templates'> & { template: StandardTemplate }) {
  const say = useWords(words)
  const { error, busy, set } = useSetStandard(shelf, template)
  const { code, title, changed, hidden } = template
  const acts = [hidden ? 'show' : 'hide', ...(changed ? (['reset'] as const) : [])] as const
  return (
    <>
      <About city={city} template={template} error={error} />
      <div className="row">
        <button
          type="button"
          className="btn s"
          aria-label={say('editOf', { title })}
          onClick={() => onEdit(code)}
        >
          {say('edit')}
        </button>
        {acts.map((act) => (
          <button
            key={act}
            type="button"
            className="btn s quiet"
            aria-disabled={busy}
            aria-label={say(`${act}Of`, { title })}
            onClick={() => void set(act)}
          >
            {say(act)}
          </button>
        ))}
      </div>
    </>
  )
}

interface AboutProps {
  city: string
  template: StandardTemplate
  error: unknown
}

function About({ city, template: { title, category, text, changed, hidden }, error }: AboutProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: categories = [] } = useCategories(city)
  const topic = textIn(categories.find(({ code }) => code === category)?.name, language)
  return (
    <div className="grow stack t">
      <div className="row">
        <h3 className={hidden ? 'muted' : undefined}>{title}</h3>
        {changed && <span className="tag brand">{say('changed')}</span>}
        {hidden && <span className="tag">{say('hidden')}</span>}
      </div>
      {topic !== undefined && topic !== title && <p className="small muted">{topic}</p>}
      <p className="small clamp">{text}</p>
      {error !== undefined && <SaveTrouble error={error} />}
    </div>
  )
}

function useSetStandard(shelf: Shelf, template: StandardTemplate) {
  const say = useWords(words)
  const { busy, error, run } = useChange()
  const { code, title, text, basis, steps, changed, hidden, version } = template

  async function set(act: 'hide' | 'show' | 'reset'): Promise<void> {
    const own = changed && act !== 'reset' ? { title, text, basis, steps } : null
    const wanted = { words: own, hidden: act === 'reset' ? hidden : act === 'hide', version }
    if (await run(() => shelf.setStandard(code, wanted))) toast(say(`${act}Done`, { title }))
  }
  return { busy, error, set }
}
