import type { LetterItem } from '@bezpechne/shared/letters'
import { useEffect, useEffectEvent, useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { toast } from '../../ui/toast.tsx'
import type { Opener } from '../opener.ts'
import { isOutdated, type Letters } from './use-letters.ts'
import { officeWords } from './words.ts'

interface Props {
  opener: Opener
  items: readonly LetterItem[] | undefined
  letters: Letters
  onChanged: () => void
}

/** A letter that has no epoch yet gets its first by being accepted. */
const hasEpoch = ({ state }: LetterItem) => state !== 'forwarded'

/**
 * After a replacement the first who unlocks the new version of a mailbox locks every open letter with a new key: who
 * left opens nothing of what comes. @returns how many are still to be done
 */
export function useRenewal({ opener, items, letters, onChanged }: Props): number {
  const say = useWords(officeWords)
  const [done, setDone] = useState(0)
  const outdated = items?.filter((item) => hasEpoch(item) && isOutdated(opener, item.box)).map(({ id }) => id)
  const which = outdated?.join(' ') ?? ''

  const finish = () => {
    toast(say('renewed'))
    onChanged()
  }
  const renewAll = useEffectEvent((ids: string[]) =>
    renewEach(ids, letters.renew, { onDone: (at) => setDone(at), onEnd: finish }),
  )
  useEffect(
    function renew() {
      if (which) void renewAll(which.split(' '))
    },
    [which],
  )
  return Math.max(0, (outdated?.length ?? 0) - done)
}

interface Told {
  onDone: (count: number) => void
  onEnd: () => void
}

async function renewEach(
  ids: string[],
  renew: (id: string) => Promise<void>,
  { onDone, onEnd }: Told,
): Promise<void> {
  for (const [at, id] of ids.entries()) {
    // What a colleague was faster with, or what the network lost, is looked at again with the next list.
    await renew(id).catch(() => undefined)
    onDone(at + 1)
  }
  onEnd()
}
