import { useCallback, useState } from 'react'

interface Props {
  bytes: ArrayBuffer
  type: 'image/jpeg' | 'image/png' | 'image/webp'
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
      const made = URL.createObjectURL(pageOf(bytes, type))
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

// NOTE: a browser fits a picture into a frame of its own by a script, which a frame without rights does not run; and
// one without our origin may not ask for a blob of ours, so the picture stands in its page.
function pageOf(bytes: ArrayBuffer, type: Props['type']): Blob {
  const fit = 'position:fixed;inset:0;width:100%;height:100%;object-fit:contain'
  const picture = `<img alt="" style="${fit}" src="data:${type};base64,${inBase64(bytes)}">`
  return new Blob(['<!doctype html><meta charset="utf-8"><title>.</title>', picture], { type: 'text/html' })
}

function inBase64(bytes: ArrayBuffer): string {
  let binary = ''
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte)
  return btoa(binary)
}
