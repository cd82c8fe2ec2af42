import { ConversationByCode } from '../letters/index.ts'

export function OpenPage() {
  return (
    <main id="main" className="page narrow">
      <ConversationByCode />
    </main>
  )
}
