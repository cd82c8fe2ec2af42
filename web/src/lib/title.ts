import { useEffect } from 'react'

/** The name of the page in the tab and in the history; the server wrote the first one. */
export function useTitle(title: string | undefined): void {
  useEffect(
    function nameTab() {
      if (title) document.title = `${title} · Безпечне`
    },
    [title],
  )
}
