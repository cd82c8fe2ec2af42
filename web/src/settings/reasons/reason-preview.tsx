import { textIn } from '@bezpechne/shared/languages'
import type { ReasonText } from '@bezpechne/shared/reasons'

import { useLanguage, useWords } from '../../lib/words.ts'
import { WithNumbers } from '../../ui/plain-text.tsx'
import { titleOfReason } from './reason-title.ts'
import { words } from './words.ts'

/** As it stands on the receipt, in the language of who looks. */
export function ReasonPreview({ reason }: { reason: ReasonText }) {
  const say = useWords(words)
  const language = useLanguage()
  const title = titleOfReason(reason, language)
  return (
    <figure className="hero wait reason-preview">
      <figcaption className="small muted">{say('preview')}</figcaption>
      {reason.kind === 'reject' ? (
        <>
          <p>
            <b>{say('why')}</b>
            <br />
            {title}
          </p>
          <p>
            <b>{say('whatNow')}</b>
            <br />
            <WithNumbers text={textIn(reason.text, language)} />
          </p>
        </>
      ) : (
        <p>
          <b>{say('what')}</b>
          <br />
          <b>{title}.</b> {textIn(reason.text, language)}
        </p>
      )}
    </figure>
  )
}
