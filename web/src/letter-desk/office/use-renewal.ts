import type { LetterItem } from '@bezpechne/shared/letters'
import { useEffect, useEffectEvent, useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { toast } from '../../ui/toast.tsx'
import { listPages } from '../asked.ts'
import type { Opener } from '../opener.ts'
import { listPath } from './letter-api.ts'
import { isOutdated, type Letters } from './use-letters.ts'
import { officeWords } from './words.ts'

interface Props {
  opener: Opener
  items: readonly LetterItem[] | undefined
  /** Else there are more open letters than are listed: they are looked for too. */
  isWhole: boolean
  letters: Letters
  onChanged: () => void
}

/** A letter that has no epoch yet gets its first by being accepted. */
const hasEpoch = ({ state }: LetterItem) => state !== 'forwarded'

/**
 * After a replacement the first who unlocks the new version of a mailbox locks every open letter with a new key: who
 * left opens nothing of what comes. @returns how many are still to be done
 */
export function useRenewal({ opener, items, isWhole, letters, onChanged }: Props): number {
  const say = useWords(officeWords)
  const [left, setLeft] = useState(0)
  const outdated = idsOf(opener, items ?? [])
  // Beyond the list there may be others: looked for once, and after each change.
  const which = items && !isWhole ? `${outdated.join(' ')} …` : outdated.join(' ')

  const renewAll = useEffectEvent(async () => {
    const ids = isWhole ? outdated : await listOutdated(opener)
    if (!ids.length) return
    await renewEach(ids, letters.renew, setLeft)
    toast(say('renewed'))
    onChanged()
  })
  useEffect(
    function renew() {
      if (which) void renewAll()
    },
    [which],
  )
  return left
}

function idsOf(opener: Opener, items: readonly LetterItem[]): string[] {
  return items.filter((item) => hasEpoch(item) && isOutdated(opener, item.box)).map(({ id }) => id)
}

async function listOutdated(opener: Opener): Promise<string[]> {
  try {
    const { items } = await listPages<LetterItem>(listPath(opener.city, 'open'), Number.POSITIVE_INFINITY)
    return idsOf(opener, items)
  } catch {
    return []
  }
}

async function renewEach(
  ids: string[],
  renew: (id: string) => Promise<void>,
  onLeft: (count: number) => void,
): Promise<void> {
  for (const [at, id] of ids.entries()) {
    onLeft(ids.length - at)
    // What a colleague was faster with, or what the network lost, is looked at again with the next list.
    await renew(id).catch(() => undefined)
  }
  onLeft(0)
}
