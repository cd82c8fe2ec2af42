import { textIn, tongueOf } from '@bezpechne/shared/languages'
import type { LookSettings } from '@bezpechne/shared/look'
import type { LookPart } from '@bezpechne/shared/look-parts'
import type { ComponentType, ReactNode } from 'react'

import { formatMoment } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import type { useLookActs } from './api.ts'
import { AccentForm, LanguagesForm } from './colour-forms.tsx'
import { EmblemForm } from './emblem-form.tsx'
import { NoticeForm } from './notice-form.tsx'
import type { Shown } from './shown.ts'
import { HoursForm, LinesForm, NameForm } from './text-forms.tsx'
import { words } from './words.ts'

export interface FormProps {
  saved: LookSettings
  shown: Shown
  acts: ReturnType<typeof useLookActs>
  /** How the part stands. */
  now: ReactNode
  onDone: () => void
}

/** The form of each part. */
export const forms: Record<LookPart, ComponentType<FormProps>> = {
  name: NameForm,
  hours: HoursForm,
  lines: LinesForm,
  notice: NoticeForm,
  languages: LanguagesForm,
  accent: AccentForm,
  emblem: EmblemForm,
}

/** How a part stands now, in a line or two. */
export function Now({
  part,
  saved,
  shown,
}: {
  part: LookPart
  saved: LookSettings
  shown: Shown
}): ReactNode {
  const say = useWords(words)
  const language = useLanguage()
  const { own } = saved.notice
  switch (part) {
    case 'name':
      return Object.values(shown.name).filter(Boolean).join(' · ')
    case 'hours':
      return textIn(shown.hours, language)
    case 'lines':
      return shown.lines.map(({ number }) => number).join(' · ')
    case 'languages':
      return shown.languages.map((one) => tongueOf(one).name).join(' · ')
    case 'accent':
      return say(shown.accent)
    case 'emblem':
      return shown.emblem ? (
        <img
          className="emblem large"
          src={shown.emblem.url}
          alt={textIn(shown.emblem.alt, language)}
          width="56"
          height="56"
        />
      ) : (
        say('noEmblem')
      )
    case 'notice':
      return own
        ? say('noticeNow', {
            text: textIn(own.text, language),
            from: formatMoment(own.from, language),
            until: formatMoment(own.until, language),
          })
        : say('noNotice')
  }
}
