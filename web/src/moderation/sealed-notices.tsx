import { urgentKinds } from '@bezpechne/shared/guard/kinds'
import type { Agreement } from '@bezpechne/shared/sealed'

import { formatMoment } from '../lib/format.ts'
import { useGuardKinds } from '../lib/guard-kinds.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { sealedWords } from './sealed-words.ts'
import type { SealedWaiting } from './use-sealed.ts'

/** Why it is here, and what can be done with it. */
export function SealedNotice({ found: { kinds, areas } }: { found: SealedWaiting }) {
  const say = useWords(sealedWords)
  const names = useGuardKinds()
  const language = useLanguage()
  const listed = (words: string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(words)
  const urgent = kinds.some((kind) => urgentKinds.some((one) => one === kind))
  return (
    <Notice tone="warn" icon="lock" title={say('notice')}>
      {urgent && (
        <p>
          <b>{say('urgent')}</b>
        </p>
      )}
      <p>{say('found', { what: listed(kinds.map((kind) => names[kind])) })}</p>
      {areas.length > 0 && <p>{say('areas', { names: listed(areas) })}</p>}
      <p>{say('rule')}</p>
    </Notice>
  )
}

interface Props {
  agreement: Agreement | null
  /** It is another one than was on the screen. */
  stale: boolean
  onTake: () => void
}

/** What a colleague has agreed to, or oneself. */
export function AgreementNotice({ agreement, stale, onTake }: Props) {
  const say = useWords(sealedWords)
  const language = useLanguage()
  if (!agreement) return null
  const { by, mine, at, face } = agreement
  const when = formatMoment(at, language)
  if (stale && !mine) {
    return (
      <Notice tone="warn" title={say('staleTitle')} alert>
        <p>{say('staleText')}</p>
        <blockquote className="stack t">
          <p>
            <b>
              <BarredText text={face.title} />
            </b>
          </p>
          <p>
            <BarredText text={face.text} />
          </p>
          {face.place && (
            <p>
              <BarredText text={face.place} />
            </p>
          )}
        </blockquote>
        <p className="row">
          <button type="button" className="btn s" onClick={onTake}>
            {say('takeTheirs')}
          </button>
        </p>
      </Notice>
    )
  }
  return (
    <Notice tone="brand" title={mine ? say('iAgreed', { when }) : say('otherAgreed', { name: by, when })}>
      <p>{say(mine ? 'iAgreedText' : 'otherAgreedText')}</p>
    </Notice>
  )
}
