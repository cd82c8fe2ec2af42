import { expect, test, vi } from 'vitest'

import { hasSupported, rememberSupport, supporterToken } from './supporter.ts'

test('a browser that lets nothing be kept supports under one name, too', () => {
  const blocked = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  expect(supporterToken()).toMatch(/^[0-9a-f]{32}$/)
  expect(supporterToken()).toBe(supporterToken())
  rememberSupport('KYIV-2026-000001')
  expect(hasSupported('KYIV-2026-000001')).toBe(true)
  blocked.mockRestore()
})
