export { clearPhotos } from './photos.ts'
export { publicPointFor } from './public-point.ts'
export { findPublicInquiry, listPublicInquiries } from './reads.ts'
export { recordEvent, stepInquiry } from './steps.ts'
