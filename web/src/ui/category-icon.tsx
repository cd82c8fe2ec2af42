import { categoryShapes } from './category-shapes.tsx'
import { Sign } from './sign.tsx'

/** The sign of a category by the name in its row; rows may know a sign that this build does not. */
export function CategoryIcon({ icon, large = false }: { icon: string; large?: boolean }) {
  return <Sign large={large}>{isKnown(icon) ? categoryShapes[icon] : categoryShapes.other}</Sign>
}

function isKnown(name: string): name is keyof typeof categoryShapes {
  return Object.hasOwn(categoryShapes, name)
}
