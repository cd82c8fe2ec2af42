import { type Permission, type Role, roles, rolesWith } from '@bezpechne/shared/access'

import { useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { permissionWords } from './permission-words.ts'
import { words } from './words.ts'

const permissions = Object.keys(permissionWords.keys).filter(isPermission)

function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissionWords.keys, name)
}

/** Of these roles together, in the words of the table. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return permissions.filter((one) => held.some((role) => rolesWith(one).includes(role)))
}

/** What each role may, from the table that the server asks itself; on a phone each line names its roles instead. */
export function MayTable() {
  const say = useWords(words)
  const tell = useWords(permissionWords)
  return (
    <table className="may">
      <thead>
        <tr>
          <th scope="col">{say('mayWhat')}</th>
          {roles.map((role) => (
            <th key={role} scope="col">
              {say(role)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {permissions.map((permission) => (
          <tr key={permission}>
            <th scope="row">{tell(permission)}</th>
            {roles.map((role) => (
              <Cell key={role} role={role} may={rolesWith(permission).includes(role)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ role, may }: { role: Role; may: boolean }) {
  const say = useWords(words)
  if (!may) return <td className="no">–</td>
  return (
    <td className="yes">
      <Icon name="check" />
      <span className="tag">{say(role)}</span>
    </td>
  )
}
