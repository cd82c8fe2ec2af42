import type { HelpLine } from '@bezpechne/shared/card-words'
import type { Names } from '@bezpechne/shared/cities'
import type { Language } from '@bezpechne/shared/languages'
import type { LookSettings } from '@bezpechne/shared/look'
import type { Accent, NoticeLevel } from '@bezpechne/shared/look-parts'
import type { Opening } from '@bezpechne/shared/opening'

/** What residents see of a community: as it is saved, or as it would be with what is being typed. */
export interface Shown {
  name: Names
  contact: Opening['contact']
  hours: Names
  lines: HelpLine[]
  notice: { level: NoticeLevel; text: Names } | null
  languages: Language[]
  accent: Accent
  emblem: { url: string; alt: Names } | null
}

export function shownOf(saved: LookSettings, contact: Opening['contact']): Shown {
  const { name, hours, lines, notice, languages, accent, emblem } = saved
  return {
    contact,
    name: name.own ?? name.standard,
    hours: hours.own ?? hours.standard,
    lines: lines.own ?? lines.standard,
    notice: notice.own,
    languages: languages.own ?? languages.standard,
    accent: accent.own ?? accent.standard,
    emblem: emblem.own,
  }
}
