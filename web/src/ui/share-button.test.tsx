import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'

import { ShareButton } from './share-button.tsx'

afterEach(() => {
  cleanup()
  Reflect.deleteProperty(navigator, 'share')
})

const title = 'Темний перехід & сходи'

test('without a sheet of the phone there are links to where people talk, and the link to copy', async () => {
  const user = userEvent.setup()
  render(<ShareButton title={title} path="/kyiv/KYIV-2026-000001" />)
  const button = screen.getByRole('button', { name: 'Поділитися' })
  await user.click(button)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  const links = screen.getAllByRole<HTMLAnchorElement>('link')
  expect(links.map(({ protocol, host }) => (protocol === 'https:' ? host : protocol))).toEqual([
    'mailto:',
    't.me',
    'viber:',
    'www.facebook.com',
  ])
  const address = `${location.origin}/kyiv/KYIV-2026-000001?lang=uk`
  for (const { href } of links) expect(decodeURIComponent(href)).toContain(address)
  const telegram = new URL(links[1]?.href ?? '').searchParams
  expect([telegram.get('url'), telegram.get('text')]).toEqual([address, title])
  for (const link of links.filter(({ target }) => target)) expect(link.rel).toContain('noopener')
  expect(document.querySelector('img, script, iframe')).toBeNull()

  await user.click(screen.getByRole('button', { name: 'Скопіювати посилання' }))
  expect(await navigator.clipboard.readText()).toBe(address)
  expect(screen.queryByRole('link')).toBeNull()
  expect(document.activeElement).toBe(button)
})

test('Escape closes it and the focus is on the button', async () => {
  const user = userEvent.setup()
  render(<ShareButton title={title} />)
  await user.tab()
  await user.keyboard('{Enter}{Tab}{Escape}')
  expect(screen.queryByRole('link')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Поділитися' }))
})

test('a phone shows its own sheet, and closing it is no failure', async () => {
  const user = userEvent.setup()
  const shared: ShareData[] = []
  Object.defineProperty(navigator, 'share', {
    configurable: true,
    value: async (data: ShareData) => {
      shared.push(data)
      throw new DOMException('closed', 'AbortError')
    },
  })
  render(<ShareButton title={title} path="/kyiv" />)
  await user.click(screen.getByRole('button', { name: 'Поділитися' }))
  expect(shared).toEqual([{ title, url: `${location.origin}/kyiv?lang=uk` }])
  expect(screen.queryByRole('link')).toBeNull()
})
