import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from './icon.tsx'
import { shareWords } from './share-words.ts'
import { toast } from './toast.tsx'

interface Props {
  title: string
  /** Of the page to share, where it is not this one. */
  path?: string
  small?: boolean
}

/** The phone's own sheet where there is one, else the link goes to the clipboard. */
export function ShareButton({ title, path, small }: Props) {
  const say = useWords(shareWords)
  const language = useLanguage()
  async function share() {
    // Who opens it reads the page in the language in which it was found worth sharing.
    const url = `${location.origin}${path ?? location.pathname}?lang=${language}`
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
    <button type="button" className={small ? 'btn s' : 'btn'} onClick={() => void share()}>
      <Icon name="share" />
      {say('share')}
    </button>
  )
}
