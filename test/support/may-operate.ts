/** Of the platform: no role in a city gets through. */
export const mayOperate = {
  'GET /api/v1/operator/requests': 'operator',
  'POST /api/v1/operator/requests/:id/approve': 'operator',
  'POST /api/v1/operator/requests/:id/refuse': 'operator',
  'GET /api/v1/operator/cities': 'operator',
  'POST /api/v1/operator/cities/:city/close': 'operator',
  'POST /api/v1/operator/cities/:city/reopen': 'operator',
  'POST /api/v1/operator/cities/:city/invite-again': 'operator',
  'POST /api/v1/operator/cities/:city/quota': 'operator',
  'GET /api/v1/operator/costs': 'operator',
  'GET /api/v1/operator/costs.csv': 'operator',
  'GET /api/v1/operator/grants': 'operator',
  'POST /api/v1/operator/cities/:city/grants/:id/approve': 'operator',
  'POST /api/v1/operator/cities/:city/grants/:id/refuse': 'operator',
} as const
