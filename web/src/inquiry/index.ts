export { AbsentInquiry } from './absent.tsx'
export { AnswerSource, AnswerText } from './answer.tsx'
export { InquiryArticle } from './inquiry-article.tsx'
export { Timeline } from './timeline.tsx'
