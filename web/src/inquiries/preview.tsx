import type { Category } from '@bezpechne/shared/categories'
import type { CityContext } from '@bezpechne/shared/cities'
import { type Finding, findingsIn, withoutFinding } from '@bezpechne/shared/findings'
import { titleOf } from '@bezpechne/shared/inquiry-text'
import { textIn } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { StateLine } from '../ui/state-line.tsx'
import { CoveredText } from './covered-text.tsx'
import type { Draft, Step } from './draft.ts'
import { districtAt } from './outline.ts'
import { streetOf, withoutFlat } from './public-place.ts'
import { words } from './words.ts'

interface Props {
  now: Step
  draft: Draft
  category: Category | undefined
  context: CityContext | undefined
  onChange: (edit: Pick<Draft, 'text'>) => void
}

/** The card that others will see, before anything is sent. */
export function Preview({ now, draft, category, context, onChange }: Props) {
  const say = useWords(words)
  const findings = findingsIn(draft.text)
  return (
    <aside
      className={now === 'preview' ? 'nq-step nq-preview now' : 'nq-step nq-preview'}
      data-step="preview"
      aria-labelledby="nq-preview"
    >
      <h2 className="nq-q" id="nq-preview" tabIndex={-1}>
        {say('preview')}
      </h2>
      <output className="vh">{findings.length > 0 && say('foundTitle')}</output>
      {findings.length > 0 && <Found text={draft.text} findings={findings} onChange={onChange} />}
      {draft.text.trim() || category ? (
        <Card draft={draft} category={category} context={context} />
      ) : (
        <p className="card muted">{say('previewEmpty')}</p>
      )}
      <p className="hint">{say('hiddenToo')}</p>
    </aside>
  )
}

function Card({ draft, category, context }: Pick<Props, 'draft' | 'category' | 'context'>) {
  const say = useWords(words)
  const language = useLanguage()
  const place = usePublicPlace(draft, category, context)
  const title = titleOf(draft.text) || (textIn(category?.name, language) ?? '')
  return (
    <article className="card preview" aria-labelledby="nq-card">
      <StateLine colour="red" {...(category && { also: textIn(category.name, language) })} />
      <h3 id="nq-card">
        <CoveredText text={title} />
      </h3>
      <p className="nq-said">
        <CoveredText text={draft.text.trim()} />
      </p>
      {draft.photos.length > 0 && (
        <p className="small muted">{say('photosCount', { count: draft.photos.length })}</p>
      )}
      <p className="small muted">{[place, say('today')].filter(Boolean).join('\u00a0· ')}</p>
    </article>
  )
}

/** The place in the words that the topic's precision leaves of it. */
function usePublicPlace(
  { address, at }: Draft,
  category: Category | undefined,
  context: CityContext | undefined,
): string {
  const say = useWords(words)
  const language = useLanguage()
  const name = (at && textIn(districtAt(context, at)?.name, language)) ?? undefined
  const spot = spotIn(category?.precision ?? 'exact')
  return [spot, name].filter(Boolean).join(', ')

  function spotIn(precision: Category['precision']): string | undefined {
    if (precision === 'district') return say('placeDistrict')
    if (precision === 'street') {
      const street = streetOf(address)
      return street ? say('placeStreet', { street }) : at ? say('placeNear') : undefined
    }
    return withoutFlat(address) || (at ? say('placePoint') : undefined)
  }
}

interface FoundProps {
  text: string
  findings: Finding[]
  onChange: Props['onChange']
}

function Found({ text, findings, onChange }: FoundProps) {
  const say = useWords(words)
  return (
    <div className="note warn">
      <Icon name="warn" />
      <p>
        <b>{say('foundTitle')}</b>
      </p>
      <ul className="nq-found">
        {findings.map((finding) => {
          const found = text.slice(finding.start, finding.end)
          return (
            <li key={finding.start}>
              <span>
                {say(finding.kind)}: <b>{found}</b>
              </span>
              <button
                type="button"
                className="btn s"
                aria-label={say('removeFoundOf', { what: found })}
                onClick={() => onChange({ text: withoutFinding(text, finding) })}
              >
                {say('removeFound')}
              </button>
            </li>
          )
        })}
      </ul>
      <p>{say('foundHint')}</p>
    </div>
  )
}
