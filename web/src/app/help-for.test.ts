import { expect, test } from 'vitest'

import { helpFor } from './help-for.ts'

test.each([
  ['/desk/kyiv/moderation', ['administrator', 'moderator'], 'moderators'],
  ['/desk/kyiv/answers', ['moderator'], 'moderators'],
  ['/desk/kyiv/answers', ['moderator', 'responder'], 'responders'],
  ['/desk/kyiv/settings/people', ['moderator', 'administrator'], 'administrators'],
  ['/desk/kyiv/settings/card', ['officer'], 'officers'],
  ['/desk/kyiv/numbers', ['responder'], 'responders'],
  ['/desk/kyiv/numbers', [], 'signing-in'],
] as const)('who is at %s as %s is helped by the page for %s', (path, roles, topic) => {
  expect(helpFor(path, roles)).toBe(topic)
})
