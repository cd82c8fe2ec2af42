import { useWords } from '../../lib/words.ts'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import { sendPicture } from '../send-picture.ts'
import { cardWords } from './card-words.ts'

interface Props {
  /** Where it goes: after /api/v1. */
  path: string
  photoUrl: string | null
  onSaved: () => Promise<void>
}

export function PhotoField({ path, photoUrl, onSaved }: Props) {
  const say = useWords(cardWords)
  const { busy, error, run } = useChange()

  async function upload(file: File | undefined): Promise<void> {
    if (!file) return
    await run(() => sendPicture(path, file), say('photoSaved'))
    await onSaved()
  }

  return (
    <div className="stack t">
      {error !== undefined && <SaveTrouble error={error} />}
      <div className="row">
        {photoUrl && <img className="bt-photo" src={photoUrl} alt="" />}
        <label className="btn s bt-file">
          {say('photo')}
          <input
            type="file"
            className="vh"
            accept="image/jpeg,image/png,image/webp"
            disabled={busy}
            onChange={({ target }) => {
              void upload(target.files?.[0])
              target.value = ''
            }}
          />
        </label>
      </div>
      <p className="small muted">{say('photoHint')}</p>
    </div>
  )
}
