import { readReceipt } from '@bezpechne/shared/receipt'

import { outbox } from './outbox.ts'

/** @param code as readReceipt() gives it; its receipt need not be kept on this device any longer */
export async function holdsCode(code: string): Promise<void> {
  await outbox.open()
  const item = outbox.get().items.find(({ receipt }) => {
    const kept = receipt && readReceipt(receipt.receipt)
    return kept?.kind === 'receipt' && kept.code === code
  })
  if (item) await outbox.taken(item.key)
}
