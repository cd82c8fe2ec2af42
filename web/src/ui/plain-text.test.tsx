import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { PlainText } from './plain-text.tsx'

afterEach(cleanup)

test.each([
  ['Телефонуйте 102 або 112.', ['102', '112']],
  ['102', ['102']],
  ['будинок 102-А, 1020 кроків, 3.102 і 102,5 метра', []],
  ['(101)', ['101']],
])('in "%s" one can call %j', (text, numbers) => {
  render(<PlainText text={text} />)
  expect(screen.queryAllByRole('link').map((link) => link.textContent)).toEqual(numbers)
  expect(document.body.textContent).toBe(text)
})

test('what looks like markup is shown as it was typed', () => {
  render(<PlainText text={'<img src=x onerror=alert(1)>\n\n**no**'} />)
  expect(document.querySelector('img')).toBeNull()
  expect(document.querySelectorAll('p')).toHaveLength(2)
  expect(document.body.textContent).toContain('<img src=x onerror=alert(1)>')
})
