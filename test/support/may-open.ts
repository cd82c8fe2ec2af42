import type { Role } from '@bezpechne/shared/access'

export type MayUse = Record<string, 'everyone' | 'staff' | 'resident' | 'operator' | Role[]>

/** Of a community that is asked for, opened and kept. */
export const mayOpen: MayUse = {
  'GET /api/v1/opening/communities': 'everyone',
  'GET /api/v1/opening/challenge': 'everyone',
  'POST /api/v1/opening/requests': 'everyone',
  'POST /api/v1/opening/requests/confirm': 'everyone',
  'GET /api/v1/cities/:city/opening': ['administrator'],
  'GET /api/v1/cities/:city/desk/categories': ['administrator'],
  'POST /api/v1/cities/:city/desk/categories': ['administrator'],
  'POST /api/v1/cities/:city/opening/later': ['administrator'],
  'POST /api/v1/cities/:city/opening/contact': ['administrator'],
  'POST /api/v1/cities/:city/opening/publish': ['administrator'],
}
