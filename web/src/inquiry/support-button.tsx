import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import type { Supported } from '@bezpechne/shared/supports'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { ApiError, newKey, post } from '../lib/api.ts'
import { formatNumber } from '../lib/format.ts'
import { inquiryQuery } from '../lib/inquiry.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { hasSupported, rememberSupport, supporterToken } from './supporter.ts'
import { words } from './words.ts'

/** Counts once for each browser, however often it is pressed or the link breaks. */
export function SupportButton({ inquiry: { city, number, supports, colour } }: { inquiry: PublicInquiry }) {
  const say = useWords(words)
  const language = useLanguage()
  const client = useQueryClient()
  const [key] = useState(newKey)
  const [done, setDone] = useState(() => hasSupported(number))
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      post<Supported>(`/cities/${city}/inquiries/${number}/support`, { supporter: supporterToken() }, key),
    onSuccess({ supports: now }) {
      rememberSupport(number)
      setDone(true)
      client.setQueryData(inquiryQuery(city, number).queryKey, (old) => old && { ...old, supports: now })
      toast(say('thanks'))
    },
    onError: (error) => toast((error instanceof ApiError && error.title) || say('notSent')),
  })
  return (
    <button
      type="button"
      className={colour === 'red' && !done ? 'btn pri wide' : 'btn wide'}
      aria-pressed={done}
      aria-disabled={isPending || done}
      onClick={() => !isPending && !done && mutate()}
    >
      <Icon name={done ? 'check' : 'hand'} />
      {say(done ? 'supported' : 'support')}
      {supports > 0 && <span className="num">{formatNumber(supports, language)}</span>}
    </button>
  )
}
