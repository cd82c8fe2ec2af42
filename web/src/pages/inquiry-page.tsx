import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'

import { FollowButton } from '../following/index.ts'
import { AbsentInquiry, InquiryArticle } from '../inquiry/index.ts'
import { ApiError } from '../lib/api.ts'
import { inquiryQuery } from '../lib/inquiry.ts'
import { useLive } from '../lib/live.ts'
import { useCategories } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { pageWords } from './words.ts'

export function InquiryPage() {
  const say = useWords(pageWords)
  const { city, number } = useParams({ from: '/$city/$number' })
  const { data: inquiry } = useQuery(inquiryQuery(city, number))
  useFollowed(city, number)
  return (
    <main id="main" className="page">
      <Link
        className="backlink"
        to="/$city"
        params={{ city }}
        search={inquiry ? { lat: inquiry.at.lat, lng: inquiry.at.lng, z: 15, pin: number } : {}}
      >
        <Icon name="left" />
        {say('toMap')}
      </Link>
      <Found city={city} number={number} />
    </main>
  )
}

function Found({ city, number }: { city: string; number: string }) {
  const { data: inquiry, error, refetch } = useQuery(inquiryQuery(city, number))
  const { data: categories = [] } = useCategories(city)
  useTitle(inquiry?.title)
  if (error instanceof ApiError && [400, 404, 410].includes(error.status)) {
    return <AbsentInquiry city={city} gone={error.status === 410} />
  }
  // Merged since: the server has led us to the other one, and the address follows.
  if (inquiry && inquiry.number !== number)
    return <Navigate to="/$city/$number" params={{ city, number: inquiry.number }} replace />
  if (inquiry) {
    return (
      <InquiryArticle
        inquiry={inquiry}
        category={categories.find(({ code }) => code === inquiry.category)}
        follow={<FollowButton city={city} number={inquiry.number} />}
      />
    )
  }
  return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />
}

/** An answer that comes while one reads turns the page green by itself. */
function useFollowed(city: string, number: string) {
  const client = useQueryClient()
  useLive(city, function refresh(event) {
    const mine = event.type === 'inquiry-changed' ? event.number === number : event.seq === 0
    if (mine) void client.invalidateQueries({ queryKey: inquiryQuery(city, number).queryKey })
  })
}
