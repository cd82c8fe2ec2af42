import { shapes } from './shapes.tsx'
import { Sign } from './sign.tsx'

export type IconName = keyof typeof shapes

interface Props {
  name: IconName
  large?: boolean
  className?: string
}

/** The sign of an action or a state. */
export function Icon({ name, ...look }: Props) {
  return <Sign {...look}>{shapes[name]}</Sign>
}
