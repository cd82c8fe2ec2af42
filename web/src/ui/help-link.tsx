import type { HelpTopic } from '@bezpechne/shared/help'
import type { ReactNode } from 'react'

import { helpAt } from '../lib/help.ts'
import { useWords } from '../lib/words.ts'
import { handbookWords } from './handbook-words.ts'

interface Props {
  topic: HelpTopic
  /** The id of a heading there. */
  place?: string | undefined
  className?: string | undefined
  onClick?: (() => void) | undefined
  children?: ReactNode
}

/** To the handbook, in a window beside: what somebody is at stays open. */
export function HelpLink({ topic, place, className, onClick, children }: Props) {
  const say = useWords(handbookWords)
  return (
    <a className={className} href={helpAt(topic, place)} target="_blank" rel="noopener" onClick={onClick}>
      {children ?? say('help')} <span className="vh">{say('newWindow')}</span>
    </a>
  )
}
