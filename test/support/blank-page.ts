/// <reference lib="dom" />
import { afterAll } from 'vitest'

// The files of a process share one page: each leaves nothing on it, and nothing kept. Some ask for none at all.
afterAll(() => {
  if (!('document' in globalThis)) return
  document.body.replaceChildren()
  localStorage.clear()
  sessionStorage.clear()
})
