export { AbsentInquiry } from './absent.tsx'
export { InquiryArticle } from './inquiry-article.tsx'
export { ReceiptView } from './receipt-view.tsx'
