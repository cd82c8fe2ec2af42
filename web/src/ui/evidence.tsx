import { useCallback, useState } from 'react'

interface Props {
  bytes: ArrayBuffer
  type: string
  title: string
}

/**
 * A photo of somebody unknown, whose head was read before (isSafePhoto): in a frame without scripts and without our
 * origin, so that nothing in it can reach the letter beside it.
 */
export function Evidence({ bytes, type, title }: Props) {
  const [url, setUrl] = useState<string>()
  const open = useCallback(
    function showPhoto(frame: HTMLElement | null) {
      if (!frame) return undefined
      const made = URL.createObjectURL(new Blob([bytes], { type }))
      setUrl(made)
      return () => URL.revokeObjectURL(made)
    },
    [bytes, type],
  )
  return (
    <div ref={open} className="evidence">
      {url && <iframe sandbox="" src={url} title={title} />}
    </div>
  )
}
