import fp from 'fastify-plugin'

import { heldInquiries } from './held.ts'
import { mineRoutes, takeBackRoutes } from './mine-routes.ts'
import { photoRoutes, photoUploadRoutes } from './photo-routes.ts'
import { authorRoutes, reviewRoutes, revisionRoutes } from './receipt-routes.ts'
import { residentRoutes } from './resident-routes.ts'
import { exportRoutes, publicRoutes } from './routes.ts'
import { searchRoutes } from './search-routes.ts'
import { startUpkeep } from './upkeep.ts'
import { uploadPieceRoutes, uploadRoutes } from './upload-routes.ts'

export { hashOf } from './hash.ts'
export { csvOf, exportPages, geoJsonOf, inquiryIn } from './export.ts'
export { listAnsweredQuestions } from './answered.ts'
export { listOwnNews } from './mine.ts'
export { type PastInquiry, recordPast } from './past.ts'
export { findKnownIds } from './past-queries.ts'
export { photoCopies } from './photo-copies.ts'
export { publicPointFor } from './public-point.ts'
export { redistrictSome } from './redistrict.ts'
export { countPlaced, forgetDistricts } from './redistrict-queries.ts'
export { findSimilar, getPublicInquiry, listPublicInquiries } from './reads.ts'
export { screenAll } from './screening.ts'
export { findAnswers } from './search.ts'
export { listShown } from './public-queries.ts'
export { photosComing } from './upload-queries.ts'
export { recordEvent, stepInquiry } from './steps.ts'
export { submitInquiry } from './submit.ts'

const routes = [
  publicRoutes,
  searchRoutes,
  exportRoutes,
  residentRoutes,
  authorRoutes,
  revisionRoutes,
  reviewRoutes,
  mineRoutes,
  takeBackRoutes,
  photoUploadRoutes,
  photoRoutes,
  uploadRoutes,
  uploadPieceRoutes,
]

/** Inquiries: sent, read, supported, disputed; their photos. */
export const inquiries = fp(async (app) => {
  for (const some of routes) await app.register(some, { prefix: '/api/v1' })
  app.residents.held.push(heldInquiries(app))
  if (app.runsJobs) await startUpkeep(app.jobs, app, app.log)
})
