import { textIn } from '@bezpechne/shared/languages'
import type { CityLook } from '@bezpechne/shared/look'
import { useEffect, useState } from 'react'

import { serverNow } from '../lib/server-time.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { lookWords } from './look-words.ts'

/** The page wears the colour of its community, and below the header stands what it announces. */
export function WornLook({ look: { accent, notice } }: { look: CityLook }) {
  const say = useWords(lookWords)
  const language = useLanguage()
  const [over, setOver] = useState('')
  const until = notice?.until
  useEffect(
    function wearAccent() {
      const { dataset } = document.documentElement
      if (accent) dataset['accent'] = accent
      return function takeOff() {
        delete dataset['accent']
      }
    },
    [accent],
  )
  useEffect(
    function endInTime() {
      if (!until) return undefined
      const left = Date.parse(until) - serverNow().getTime()
      // More than 25 days are none to a browser's timer.
      const timer = setTimeout(() => setOver(until), Math.min(left, 2 ** 31 - 1))
      return () => clearTimeout(timer)
    },
    [until],
  )
  if (!notice || over === until) return null
  return (
    <aside className={`sitenote ${notice.level}`} aria-label={say('notice')}>
      <Icon name={notice.level === 'info' ? 'info' : 'warn'} />
      <p>{textIn(notice.text, language)}</p>
    </aside>
  )
}
