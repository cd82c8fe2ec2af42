import { useEffect } from 'react'

import { useLanguage } from './words.ts'

/** The name of the page in the tab and in the history; the server wrote the first one. */
export function useTitle(title: string | undefined): void {
  const product = useLanguage() === 'uk' ? 'Безпечне' : 'Bezpechne'
  useEffect(
    function nameTab() {
      if (title) document.title = `${title} · ${product}`
    },
    [title, product],
  )
}
