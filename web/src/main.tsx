import '@fontsource-variable/inter/index.css'
import './ui/tokens.css'
import './ui/accents.css'
import './ui/ui.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { wearLook } from './app/city-notice.tsx'
import { queryClient } from './app/query-client.ts'
import { router } from './app/router.tsx'
import { askAllAgain, whenBack } from './lib/known.ts'
import { startPlain } from './lib/plain.ts'
import { whenSpeaking } from './lib/tongues.ts'

startPlain()
// Not before the page: nothing is lost of it while nobody has pressed anything.
void import('./lib/keep-focus.ts').then(({ keepFocus }) => keepFocus())
whenBack(() => void queryClient.invalidateQueries())
addEventListener('online', askAllAgain)
// Last: what somebody came for goes before what is kept for later.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  if (document.readyState === 'complete') keepSoon()
  else addEventListener('load', keepSoon)
}

function keepSoon(): void {
  setTimeout(() => void import('./app/worker.ts').then(({ keepApp }) => keepApp()), 2000)
}

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')

const page = createRoot(root)
whenSpeaking(async function draw() {
  await wearLook()
  page.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
})
