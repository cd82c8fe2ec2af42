import { mostImportBytes } from '@bezpechne/shared/import-columns'
import { useState } from 'react'

import { Notice } from '../../ui/notice.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'

interface Props {
  /** What the picker of the device offers. */
  accept: string
  /** What says which files these may be. */
  describedBy?: string
  choose: string
  tooLarge: string
  sending: (percent: number) => string
  upload: (file: File, onShare: (share: number) => void) => Promise<string>
  onChoose: (id: string) => void
}

/** Takes a file from the device, and tells how much of it has arrived. */
export function ChooseFile({ accept, describedBy, choose, tooLarge, sending, upload, onChoose }: Props) {
  const { busy, error, run } = useChange()
  const [share, setShare] = useState(0)
  const [isTooLarge, setIsTooLarge] = useState(false)

  function take(file: File | undefined): void {
    if (!file) return
    setIsTooLarge(file.size > mostImportBytes)
    if (file.size > mostImportBytes) return
    setShare(0)
    void run(async () => onChoose(await upload(file, setShare)))
  }

  return (
    <>
      <label className="btn pri dt-file">
        {choose}
        <input
          type="file"
          className="vh"
          accept={accept}
          aria-describedby={describedBy}
          disabled={busy}
          onChange={({ target }) => {
            take(target.files?.[0])
            target.value = ''
          }}
        />
      </label>
      <output>{busy && sending(Math.round(share * 100))}</output>
      {isTooLarge && <Notice tone="warn" title={tooLarge} alert />}
      {error !== undefined && <SaveTrouble error={error} />}
    </>
  )
}
