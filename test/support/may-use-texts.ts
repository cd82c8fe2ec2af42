import type { Role } from '@bezpechne/shared/access'

/** As may-use.ts, of what a community says in its own words and how it looks. */
export const texts: Record<string, 'everyone' | Role[]> = {
  'GET /api/v1/cities/:city/cards': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/cards/:card': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/cards/:card/reset': ['moderator', 'administrator'],
  'GET /api/v1/cities/:city/look': ['administrator'],
  'POST /api/v1/cities/:city/look': ['administrator'],
  'POST /api/v1/cities/:city/look/reset': ['administrator'],
  'POST /api/v1/cities/:city/look/emblem': ['administrator'],
  'GET /api/v1/cities/:city/emblem/:id': 'everyone',
  'GET /api/v1/cities/:city/reasons': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/reasons/:kind/:reason': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/reasons/:kind/:reason/reset': ['moderator', 'administrator'],
}
