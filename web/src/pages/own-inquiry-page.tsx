import { useNavigate, useParams } from '@tanstack/react-router'

import { OwnByAddress } from '../inquiry/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { mineWords } from '../mine/index.ts'
import { DisputePhotos, Revision } from './own-forms.tsx'

/** /mine/{city}/{number}: one of them. */
export function OwnInquiryPage() {
  const say = useWords(mineWords)
  useTitle(say('title'))
  const navigate = useNavigate()
  const { city, number } = useParams({ from: '/mine/$city/$number' })
  return (
    <main id="main" className="page">
      <OwnByAddress
        city={city}
        number={number}
        Revision={Revision}
        DisputePhotos={DisputePhotos}
        onClose={() => void navigate({ to: '/mine' })}
      />
    </main>
  )
}
