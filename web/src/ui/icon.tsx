import { categoryShapes } from './category-shapes.tsx'
import { shapes } from './shapes.tsx'

const all = { ...shapes, ...categoryShapes }

export type IconName = keyof typeof all

interface Props {
  name: IconName
  /** 28 px instead of 20. */
  large?: boolean
  className?: string
}

/** A sign beside words: it says nothing of its own to a screen reader. */
export function Icon({ name, large = false, className = '' }: Props) {
  const classes = ['ic', large ? 'l' : '', className].filter(Boolean).join(' ')
  return (
    <svg className={classes} viewBox="0 0 24 24" aria-hidden="true">
      {all[name]}
    </svg>
  )
}

/** The sign of a category by the name in its row; rows may know a sign that this build does not. */
export function CategoryIcon({ icon, large = false }: { icon: string; large?: boolean }) {
  return <Icon name={isIcon(icon) ? icon : 'other'} large={large} />
}

function isIcon(name: string): name is IconName {
  return Object.hasOwn(all, name)
}
