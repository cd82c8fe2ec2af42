import type { MailboxStep } from '@bezpechne/shared/keys'

import { useWords } from '../lib/words.ts'
import { toast } from '../ui/toast.tsx'
import { words } from './words.ts'

/** Whether it is in force already, or somebody else has to agree. */
export function useToldStep() {
  const say = useWords(words)
  return ({ state }: MailboxStep) => toast(say(state === 'active' ? 'activeDone' : 'proposedDone'))
}
