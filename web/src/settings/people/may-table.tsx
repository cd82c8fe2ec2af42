import { type Permission, type Role, roles, rolesWith } from '@bezpechne/shared/access'

import { useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { permissionWords } from './permission-words.ts'
import { words } from './words.ts'

const groups = complete({
  inquiries: [
    'read-queue',
    'moderate',
    'read-sealed',
    'hide',
    'freeze',
    'assign',
    'read-original',
    'read-assigned',
    'write-note',
  ],
  answers: ['answer', 'write-templates'],
  police: ['manage-beats', 'keep-beat'],
  letters: ['screen-letters', 'answer-letters', 'extend-letters', 'hold-keys', 'approve-keys'],
  setting: [
    'read-numbers',
    'manage-desk',
    'manage-geography',
    'import-data',
    'manage-people',
    'open-city',
    'manage-look',
    'read-audit',
  ],
} as const)

/** A permission of shared/src/access.ts that stands in no group fails the types. */
function complete<Groups extends Record<string, readonly Permission[]>>(
  all: Permission extends Groups[keyof Groups][number] ? Groups : never,
): Groups {
  return all
}

const parts = ['inquiries', 'answers', 'police', 'letters', 'setting'] as const

/** Of these roles together, in the order of the table. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return parts
    .flatMap((part): readonly Permission[] => groups[part])
    .filter((one) => held.some((role) => rolesWith(one).includes(role)))
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
      {parts.map((part) => (
        <tbody key={part}>
          <tr className="part">
            <th scope="rowgroup" colSpan={roles.length + 1}>
              {say(`may-${part}`)}
            </th>
          </tr>
          {groups[part].map((permission) => (
            <tr key={permission}>
              <th scope="row">{tell(permission)}</th>
              {roles.map((role) => (
                <Cell key={role} role={role} may={rolesWith(permission).includes(role)} />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
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
