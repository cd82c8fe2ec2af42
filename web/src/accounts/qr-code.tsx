import { create } from 'qrcode'

/** Drawn as one path: neither an image of another place nor a style that the page's policy forbids. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const quiet = 4
  const dark = [...data.keys()].filter((at) => data[at])
  const path = dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('')
  const box = [-quiet, -quiet, size + 2 * quiet, size + 2 * quiet].join(' ')
  return (
    <svg className="qr" viewBox={box} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
