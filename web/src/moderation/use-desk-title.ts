import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { queueWords } from './queue-words.ts'
import type { DeskList, DeskTab } from './use-desk-list.ts'
import { useWaited } from './waited.ts'
import { words } from './words.ts'

/** In the tab of the browser, how many wait and how long the oldest has: to be seen from another window. */
export function useDeskTitle(tab: DeskTab, { waiting, oldestAt }: DeskList): void {
  const say = useWords(words)
  const saying = useWords(queueWords)
  const waited = useWaited()
  const title = say(tab)
  useTitle(
    tab === 'queue' && waiting && oldestAt
      ? saying('tabTitle', { count: waiting, time: waited(oldestAt), title })
      : title,
  )
}
