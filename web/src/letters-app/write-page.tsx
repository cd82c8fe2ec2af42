import { NewLetter } from '../letters/index.ts'

export function WritePage() {
  return (
    <main id="main" className="page narrow">
      <NewLetter />
    </main>
  )
}
