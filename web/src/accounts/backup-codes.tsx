import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { words } from './words.ts'

/** Shown once, on the screen and on paper; kept nowhere in the browser. */
export function BackupCodeList({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const say = useWords(words)
  async function copy() {
    await navigator.clipboard.writeText(codes.join('\n'))
    toast(say('copied'))
  }
  return (
    <div className="stack">
      <h3>{say('backupTitle')}</h3>
      <p>{say('backupText')}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="code">{code}</code>
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="btn" onClick={() => print()}>
          <Icon name="print" />
          {say('print')}
        </button>
        <button type="button" className="btn" onClick={() => void copy()}>
          <Icon name="copy" />
          {say('copy')}
        </button>
        <button type="button" className="btn pri" onClick={onKept}>
          {say('backupDone')}
        </button>
      </div>
    </div>
  )
}
