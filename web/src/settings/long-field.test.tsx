import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'

import { ApiError } from '../lib/api.ts'
import { LongField } from './long-field.tsx'
import { SaveTrouble, useFieldTrouble } from './save-trouble.tsx'

afterEach(cleanup)

function Form() {
  const [text, setText] = useState('')
  const [error, setError] = useState<unknown>()
  const trouble = useFieldTrouble(error)
  const errors = [{ path: 'text', code: 'too-short' }]
  return (
    <form>
      {error !== undefined && <SaveTrouble error={error} />}
      <LongField label="Текст" error={trouble('text')} value={text} max={20} onChange={setText} />
      <button type="button" onClick={() => setError(new ApiError('invalid-input', 400, { errors }))}>
        Зберегти
      </button>
    </form>
  )
}

test('nothing of what is pasted is cut off, and who saved goes on at the field that is wrong', async () => {
  render(<Form />)
  const user = userEvent.setup()
  const field = screen.getByRole('textbox')
  await user.click(screen.getByRole('button'))
  expect(document.activeElement).toBe(field)
  await user.paste('ї'.repeat(30))
  expect(field).toHaveProperty('value', 'ї'.repeat(30))
  expect(screen.getByText(/30 знаків, а вміщується 20/)).toBeTruthy()
})

test('an address and a number say how they are written', () => {
  const errors = ['email', 'words.lines.0.number', 'text'].map((path) => ({ path, code: 'wrong-format' }))
  const wrong = new ApiError('invalid-input', 400, { errors })
  function Told() {
    const trouble = useFieldTrouble(wrong)
    return errors.map(({ path }) => <p key={path}>{trouble(path)}</p>)
  }
  const { container } = render(<Told />)
  expect([...container.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual([
    'Це не адреса пошти. Приклад: olena@ukr.net, латинськими літерами.',
    'Номер пишуть цифрами. Можна «+», пробіли, дужки й дефіси.',
    'Написано не так, як очікується.',
  ])
})
