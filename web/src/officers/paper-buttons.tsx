import type { Keepers } from '@bezpechne/shared/beats'
import type { CityDetail } from '@bezpechne/shared/cities'
import type { Language } from '@bezpechne/shared/inquiries'
import { textIn, tongueOf } from '@bezpechne/shared/languages'
import type { OfficerCard } from '@bezpechne/shared/officers'
import { hoursInWords } from '@bezpechne/shared/words/hours'
import { officerKindWords, rankWords } from '@bezpechne/shared/words/officers'
import { useState } from 'react'

import { makePdf, saveFile } from '../lib/pdf.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { paperWords } from './paper-words.ts'
import type { PaperFacts } from './paper.ts'

interface Props {
  city: CityDetail
  keepers: Keepers
}

/** Papers to hang up, made on this device. */
export function PaperButtons(props: Props) {
  const say = useWords(paperWords)
  const language = useLanguage()
  const [making, setMaking] = useState(false)
  async function save(kind: 'poster' | 'cards') {
    setMaking(true)
    try {
      const papers = await import('./paper.ts')
      const facts = await factsOf(props, language)
      saveFile(await makePdf(papers[kind](facts, say, language)), `${props.keepers.beat.id}-${kind}.pdf`)
    } catch {
      toast(say('failed'))
    } finally {
      setMaking(false)
    }
  }
  return (
    <>
      {(['poster', 'cards'] as const).map((kind) => (
        <button key={kind} type="button" className="btn s" disabled={making} onClick={() => void save(kind)}>
          <Icon name="print" />
          {say(kind)}
        </button>
      ))}
      <output className="vh">{making && say('making')}</output>
    </>
  )
}

async function factsOf(
  { city, keepers: { beat, officer, substitute, station } }: Props,
  language: Language,
): Promise<PaperFacts> {
  // What hangs for months names who is appointed, not who stands in this week.
  const card = officer ?? substitute
  return {
    ...(card ? await ofCard(card, language) : nobody),
    city: textIn(city.name, language),
    beat: textIn(beat.name, language),
    station: station ? { phone: station.phone, name: textIn(station.name, language) } : undefined,
    page: `${location.origin}/${city.id}/beats/${beat.id}`,
    // With the year, whichever it is: papers hang for long.
    day: new Intl.DateTimeFormat(tongueOf(language).locale, { dateStyle: 'long' }).format(),
  }
}

const nobody = { kind: '', rank: '', name: '', phones: [], hours: [], office: '', photo: undefined }

async function ofCard(
  { kind, rank, name, phones, hours, office, photoUrl }: OfficerCard,
  language: Language,
) {
  return {
    kind: textIn(officerKindWords, language)[kind],
    rank: textIn(rankWords, language)[rank],
    name: textIn(name, language),
    phones,
    hours: hoursInWords(hours, language),
    office: textIn(office, language),
    photo: photoUrl ? await pictureOf(photoUrl) : undefined,
  }
}

/** A picture that does not come is left out: the paper is as good without it. */
async function pictureOf(url: string): Promise<string | undefined> {
  try {
    const picture = await (await fetch(url)).blob()
    return await new Promise((resolve) => {
      const reader = new FileReader()
      reader.addEventListener('load', () =>
        resolve(typeof reader.result === 'string' ? reader.result : undefined),
      )
      reader.addEventListener('error', () => resolve(undefined))
      reader.readAsDataURL(picture)
    })
  } catch {
    return undefined
  }
}
