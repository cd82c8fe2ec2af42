import './letters.css'
import { Suspense, useState } from 'react'

import { readCities } from './api.ts'
import { Conversation } from './conversation.tsx'
import { OpenLetter } from './open-letter.tsx'
import { readWhere } from './prepare.ts'
import { type Opened, type Session } from './session.ts'
import { takeCode } from './take-code.ts'

interface Open {
  session: Session
  opened: Opened
  code: string
}

/** The code opens it; closing forgets code, keys and words. */
export function ConversationByCode() {
  const [given, setGiven] = useState(takeCode)
  const [cities] = useState(() => readCities().catch(() => []))
  const [open, setOpen] = useState<Open>()
  if (open)
    return (
      <Conversation
        session={open.session}
        first={open.opened}
        code={open.code}
        onClose={() => {
          open.session.close()
          setGiven('')
          setOpen(undefined)
        }}
      />
    )
  return (
    <Suspense fallback={<div className="stack" aria-busy="true" />}>
      <OpenLetter
        cities={cities}
        city={readWhere(location.search).city}
        code={given}
        onOpen={(session, opened, code) => setOpen({ session, opened, code })}
      />
    </Suspense>
  )
}
