export { ConversationByCode } from './conversation-by-code.tsx'
export { CheckReceipt } from './check-receipt.tsx'
export { NewLetter } from './new-letter.tsx'
