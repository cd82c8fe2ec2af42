import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'
import { shareWords } from './share-words.ts'
import { toast } from './toast.tsx'

interface Props {
  title: string
  /** Of the page to share, where it is not this one. */
  path?: string
  small?: boolean
}

interface Shared {
  title: string
  url: string
}

/** The phone's own sheet where there is one; else the ways that people here use, as links: nothing of theirs is loaded. */
export function ShareButton({ title, path, small }: Props) {
  const say = useWords(shareWords)
  const language = useLanguage()
  // Who opens it reads the page in the language in which it was found worth sharing.
  const shared = { title, url: `${location.origin}${path ?? location.pathname}?lang=${language}` }
  const className = small ? 'btn s' : 'btn'
  const button = (
    <>
      <Icon name="share" />
      {say('share')}
    </>
  )
  // Not everywhere, whatever the types say: desktop browsers have no sheet.
  const hasSheet = typeof navigator.share === 'function'
  if (hasSheet)
    return (
      <button type="button" className={className} onClick={() => void openSheet(shared)}>
        {button}
      </button>
    )
  return (
    <Popover inPage className={className} button={button}>
      {(close) => <Ways shared={shared} onPick={close} />}
    </Popover>
  )
}

async function openSheet(shared: Shared): Promise<void> {
  try {
    await navigator.share(shared)
  } catch (error) {
    // Closing the sheet is no failure. Where it is forbidden the link itself can be copied by hand.
    if (!(error instanceof DOMException && error.name === 'AbortError')) toast(shared.url)
  }
}

function Ways({ shared, onPick }: { shared: Shared; onPick: () => void }) {
  const say = useWords(shareWords)
  const { title, url } = shared
  const [text, link] = [encodeURIComponent(title), encodeURIComponent(url)]
  const both = encodeURIComponent(`${title}\n${url}`)
  async function copy() {
    onPick()
    try {
      await navigator.clipboard.writeText(url)
      toast(say('copied'))
    } catch {
      toast(url)
    }
  }
  return (
    <ul>
      <li>
        <button type="button" className="menuitem" onClick={() => void copy()}>
          <Icon name="copy" />
          {say('copy')}
        </button>
      </li>
      <li>
        <a className="menuitem" href={`mailto:?subject=${text}&body=${both}`} onClick={onPick}>
          <Icon name="mail" />
          {say('mail')}
        </a>
      </li>
      <Way name="Telegram" href={`https://t.me/share/url?url=${link}&text=${text}`} onPick={onPick} />
      <li>
        <a className="menuitem" href={`viber://forward?text=${both}`} onClick={onPick}>
          <Icon name="share" />
          Viber
        </a>
      </li>
      <Way name="Facebook" href={`https://www.facebook.com/sharer/sharer.php?u=${link}`} onPick={onPick} />
    </ul>
  )
}

function Way({ name, href, onPick }: { name: string; href: string; onPick: () => void }) {
  const say = useWords(shareWords)
  return (
    <li>
      <a className="menuitem" href={href} target="_blank" rel="noopener noreferrer" onClick={onPick}>
        <Icon name="share" />
        {name} <span className="vh">{say('opens')}</span>
      </a>
    </li>
  )
}
