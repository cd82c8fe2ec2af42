import type { Me } from '@bezpechne/shared/accounts'
import { useParams } from '@tanstack/react-router'

import { DeskGate } from '../app/desk-gate.tsx'
import { DeskHeader } from '../app/desk-header.tsx'
import { NotFound } from '../app/not-found.tsx'
import { sectionsFor, SettingsDesk, SettingsStart } from '../settings/index.ts'

/** /desk/{city}/settings: how this city's desk works; every section is a screen of its own. */
export function SettingsPage() {
  const { city = '', section } = useParams({ strict: false })
  return (
    <DeskGate
      city={city}
      needs={['manage-desk', 'manage-people', 'write-templates', 'manage-beats', 'keep-beat', 'import-data']}
    >
      {(me) => <Settings me={me} city={city} name={section} />}
    </DeskGate>
  )
}

function Settings({ me, city, name }: { me: Me; city: string; name: string | undefined }) {
  const section = sectionsFor(me, city).find(({ id }) => id === name)
  return (
    <>
      <DeskHeader me={me} />
      {name === undefined ? (
        <SettingsStart me={me} city={city} />
      ) : section ? (
        <SettingsDesk me={me} city={city} section={section} />
      ) : (
        <NotFound />
      )}
    </>
  )
}
