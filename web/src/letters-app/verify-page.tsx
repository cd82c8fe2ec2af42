import { CheckReceipt } from '../letters/index.ts'

export function VerifyPage() {
  return (
    <main id="main" className="page narrow">
      <CheckReceipt />
    </main>
  )
}
