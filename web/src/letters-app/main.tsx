import '@fontsource-variable/inter/index.css'
import '../ui/tokens.css'
import '../ui/ui.css'
import './letters-app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { keepFocus } from '../lib/keep-focus.ts'
import { startPlain } from '../lib/plain.ts'
import { App } from './app.tsx'
import { leaveNothing } from './quick-exit.ts'
import { trustOwnWorkers } from './trusted-scripts.ts'

const root = document.querySelector('#root')
if (!root) throw new Error('letters.html has no #root')

startPlain()
keepFocus()
trustOwnWorkers()
leaveNothing()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
