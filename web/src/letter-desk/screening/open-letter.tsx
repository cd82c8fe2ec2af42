import { formatMoment } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Conversation } from '../conversation.tsx'
import { LetterTrouble } from '../trouble.tsx'
import { words } from '../words.ts'
import { letterPath } from './letter-api.ts'
import type { useScreening } from './use-screening.ts'
import { screeningWords } from './words.ts'

interface Props {
  city: string
  open: NonNullable<ReturnType<typeof useScreening>['open']>
}

/** The first text, without anybody's name: there is no key for it here. */
export function OpenLetter({ city, open: { id, held, error } }: Props) {
  const say = useWords(screeningWords)
  const saying = useWords(words)
  const language = useLanguage()
  if (error !== undefined) return <LetterTrouble error={error} />
  if (!held) return <Skeleton rows={2} />
  const { record, receivedAt } = held.letter
  return (
    <>
      <header className="stack t">
        <h2>{saying(record.header.track)}</h2>
        <p className="muted">{saying('received', { when: formatMoment(receivedAt, language) })}</p>
      </header>
      <Notice tone="brand" icon="lock">
        <p>{say('noName')}</p>
      </Notice>
      {record.header.track === 'crime' && (
        <Notice tone="warn">
          <p>{say('crimeNoAnswer')}</p>
        </Notice>
      )}
      <Conversation at={letterPath(city, id)} opened={held.opened} own="moderator" />
    </>
  )
}
