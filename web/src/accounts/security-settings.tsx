import type { Me } from '@bezpechne/shared/accounts'

import { citiesWithKeys } from '../lib/staff-key.ts'
import { ChangePassword } from './change-password.tsx'
import { SecondFactor } from './second-factor.tsx'

export function SecuritySettings({ me }: { me: Me }) {
  return (
    <>
      <SecondFactor me={me} />
      {(me.secondFactor || !me.secondFactorRequired) && (
        <ChangePassword email={me.email} cities={citiesWithKeys(me.memberships)} />
      )}
    </>
  )
}
