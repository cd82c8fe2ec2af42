import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { words } from './words.ts'

/** The phone's own sheet where there is one, else the link goes to the clipboard. */
export function ShareButton({ title }: { title: string }) {
  const say = useWords(words)
  async function share() {
    const url = location.origin + location.pathname
    try {
      // Not everywhere, whatever the types say: desktop browsers have no sheet.
      const canShare = typeof navigator.share === 'function'
      if (canShare) return await navigator.share({ title, url })
      await navigator.clipboard.writeText(url)
      toast(say('copied'))
    } catch (error) {
      // Closing the sheet is no failure. Without a clipboard the link itself can be copied by hand.
      if (!(error instanceof DOMException && error.name === 'AbortError')) toast(url)
    }
  }
  return (
    <button type="button" className="btn" onClick={() => void share()}>
      <Icon name="share" />
      {say('share')}
    </button>
  )
}
