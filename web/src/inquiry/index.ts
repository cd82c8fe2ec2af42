export { AbsentInquiry } from './absent.tsx'
export { InquiryArticle } from './inquiry-article.tsx'
export type { RevisionProps } from './own-inquiry.tsx'
export { ReceiptView } from './receipt-view.tsx'
