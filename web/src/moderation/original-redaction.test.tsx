import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'

import { OriginalRedaction } from './original-redaction.tsx'
import { useBlanking } from './use-blanking.ts'

afterEach(cleanup)
// There is no layout here, so nothing to scroll.
Element.prototype.scrollIntoView = () => undefined

const original = 'Сірий універсал АА 1234 ВС, власник Тарас Вербовий. Дзвоніть: 067 123 45 67.'

function Desk({ title = 'Сірий універсал АА 1234 ВС' }) {
  const [words, setWords] = useState({ text: original, title })
  const desk = useBlanking(original, words, (part) => setWords({ ...words, ...part }))
  return (
    <>
      <OriginalRedaction text={original} desk={desk} />
      <textarea
        aria-label="public"
        value={words.text}
        onChange={({ target }) => setWords({ ...words, text: target.value })}
      />
      <p data-testid="title">{words.title}</p>
    </>
  )
}

const open = () => screen.getByLabelText<HTMLTextAreaElement>('public').value
const title = () => screen.getByTestId('title').textContent
const press = (keys: string) => userEvent.keyboard(keys)
const enter = () => screen.getByRole('textbox', { name: /Текст автора/ }).focus()

test('with the keyboard alone: choose words and blank them, take it back', async () => {
  render(<Desk />)
  enter()
  await press('{ArrowRight}{ArrowRight}')
  expect(getSelection()?.toString()).toBe('універсал')
  await press('{Shift>}{ArrowRight}{/Shift}')
  expect(getSelection()?.toString()).toBe('універсал АА')
  await press('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}')
  expect(getSelection()?.toString()).toBe('Сірий універсал')
  await press('[KeyB]')
  expect(open()).toBe(original.replace('Сірий універсал', '█████'))
  expect(title()).toBe('█████ АА 1234 ВС')
  await press('[KeyZ]')
  expect([open(), title()]).toEqual([original, 'Сірий універсал АА 1234 ВС'])
})

test('through what was found, one key each, and all at once; typed words stay', async () => {
  render(<Desk />)
  await press('[KeyN][KeyN][KeyB]')
  expect(open()).toBe(original.replace('Тарас Вербовий', '█████'))
  await press('{Shift>}[KeyN]{/Shift}[KeyB]')
  expect(open()).toBe(original.replace('АА 1234 ВС', '█████').replace('Тарас Вербовий', '█████'))
  expect(title()).toBe('Сірий універсал █████')
  // What was blanked in error comes back by the same key.
  await press('[KeyB]')
  expect(open()).toContain('АА 1234 ВС')
  await userEvent.type(screen.getByLabelText('public'), ' Дякую!')
  screen.getByLabelText('public').blur()
  await press('{Shift>}[KeyB]{/Shift}')
  expect(open()).toBe('Сірий універсал █████, власник █████. Дзвоніть: █████. Дякую!')
  await press('[KeyZ]')
  expect(open()).toContain('067 123 45 67. Дякую!')
})

test('a press of a button does the same, and says what is blanked', async () => {
  render(<Desk />)
  const plate = screen.getByRole('button', { name: 'Закрити для всіх: АА 1234 ВС' })
  expect(plate.getAttribute('aria-pressed')).toBe('false')
  await userEvent.click(plate)
  expect(plate.getAttribute('aria-pressed')).toBe('true')
  expect(open()).not.toContain('1234 ВС')
})
