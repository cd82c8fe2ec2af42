import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'

import { newsQuery } from '../lib/city-news.ts'
import { followHere, unfollowHere, useFollowedHere } from '../lib/followed.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { words } from './words.ts'

const PushFollow = lazy(() => import('./push-follow.tsx').then((module) => ({ default: module.PushFollow })))

/** Followed in this browser alone: no address, no account, nothing on the server. */
export function DeviceFollow({ inquiry }: { inquiry: PublicInquiry }) {
  const { city, number, title } = inquiry
  const say = useWords(words)
  const client = useQueryClient()
  const follows = useFollowedHere().some((one) => one.city === city && one.number === number)
  const { mutate, isPending } = useMutation({
    async mutationFn() {
      if (follows) {
        unfollowHere({ city, number })
        return false
      }
      // What has happened so far is no news.
      const news = await client.fetchQuery(newsQuery(city)).catch(() => undefined)
      const seen = news?.items.find((item) => item.number === number)?.mark ?? null
      followHere({ city, number, title, seen })
      return true
    },
    onSuccess: (now) => toast(say(now ? 'followedHere' : 'unfollowedHere')),
  })
  return (
    <>
      <button
        type="button"
        className="btn wide"
        aria-pressed={follows}
        aria-disabled={isPending}
        onClick={() => !isPending && mutate()}
      >
        <Icon name="bell" />
        {say(follows ? 'followsHere' : 'followHere')}
      </button>
      {follows && (
        <Suspense fallback={null}>
          <PushFollow inquiry={inquiry} />
        </Suspense>
      )}
    </>
  )
}
