import type { ReactNode } from 'react'

import { Icon, type IconName } from './icon.tsx'

interface Props {
  title?: string
  /** warn: something needs attention, in ochre; plain and brand: good to know. */
  tone?: 'warn' | 'plain' | 'brand'
  icon?: IconName
  /** Read out at once when it appears. */
  alert?: boolean
  children?: ReactNode
}

const iconOf = { warn: 'warn', plain: 'info', brand: 'info' } as const

export function Notice({ title, tone = 'plain', icon, alert = false, children }: Props) {
  return (
    <div className={tone === 'plain' ? 'note' : `note ${tone}`} role={alert ? 'alert' : undefined}>
      <Icon name={icon ?? iconOf[tone]} />
      {title && (
        <p>
          <b>{title}</b>
        </p>
      )}
      {children}
    </div>
  )
}
