import type { Me } from '@bezpechne/shared/accounts'
import { getRouteApi } from '@tanstack/react-router'

import { DeskGate } from '../app/desk-gate.tsx'
import { DeskHeader } from '../app/desk-header.tsx'
import { beatReportWords, ReportDesk } from '../beat-reports/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'

const route = getRouteApi('/desk/$city/beat-report')

export function BeatReportPage() {
  const { city } = route.useParams()
  return (
    <DeskGate city={city} needs="keep-beat">
      {(me) => <Desk key={city} me={me} city={city} />}
    </DeskGate>
  )
}

function Desk({ me, city }: { me: Me; city: string }) {
  const say = useWords(beatReportWords)
  useTitle(say('title'))
  return (
    <>
      <DeskHeader me={me} />
      <main id="main" className="page prose wide">
        <h1 className="noprint">{say('title')}</h1>
        <p className="muted noprint">{say('lead')}</p>
        <ReportDesk city={city} />
      </main>
    </>
  )
}
