import type { Role } from '@bezpechne/shared/access'

/** As may-use.ts, of files that a community brings. */
export const files: Record<string, 'everyone' | Role[]> = {
  'GET /api/v1/cities/:city/desk/place-imports': ['administrator'],
  'POST /api/v1/cities/:city/desk/place-imports': ['administrator'],
  'PUT /api/v1/cities/:city/desk/place-imports/:id/pieces/:no': ['administrator'],
  'GET /api/v1/cities/:city/desk/place-imports/:id': ['administrator'],
  'GET /api/v1/cities/:city/desk/place-imports/:id/rows': ['administrator'],
  'GET /api/v1/cities/:city/desk/place-imports/:id/points': ['administrator'],
  'GET /api/v1/cities/:city/desk/place-imports/:id/report.csv': ['administrator'],
  'POST /api/v1/cities/:city/desk/place-imports/:id/answers': ['administrator'],
  'POST /api/v1/cities/:city/desk/place-imports/:id/start': ['administrator'],
  'POST /api/v1/cities/:city/desk/place-imports/:id/cancel': ['administrator'],
  'GET /api/v1/cities/:city/desk/imports': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/imports': ['moderator', 'administrator'],
  'PUT /api/v1/cities/:city/desk/imports/:id/pieces/:no': ['moderator', 'administrator'],
  'GET /api/v1/cities/:city/desk/imports/:id': ['moderator', 'administrator'],
  'GET /api/v1/cities/:city/desk/imports/:id/columns': ['moderator', 'administrator'],
  'GET /api/v1/cities/:city/desk/imports/:id/rows': ['moderator', 'administrator'],
  'GET /api/v1/cities/:city/desk/imports/:id/points': ['moderator', 'administrator'],
  'GET /api/v1/cities/:city/desk/imports/:id/report.csv': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/imports/:id/mapping': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/imports/:id/start': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/imports/:id/agree': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/imports/:id/cancel': ['moderator', 'administrator'],
}
