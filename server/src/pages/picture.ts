import { fileURLToPath } from 'node:url'

import { aroundBars } from '@bezpechne/shared/blanks'
import type { Colour } from '@bezpechne/shared/inquiry-states'

import { drawMap, pin, type Scene } from './picture-map.ts'

const whole = 1200
const height = 630
const panel = 600
const margin = 56

/** What a picture of a shared link says; what people wrote stays text, and what was covered stays covered. */
export interface Picture {
  product: string
  /** Of an inquiry: what the pin means, in words. */
  state?: { colour: Colour; said: string } | undefined
  title: string
  foot: string
  scene: Scene
}

const bold = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'))

/** PNG of 1200 × 630: the size that every messenger takes. */
export async function drawPicture({ product, state, title, foot, scene }: Picture): Promise<Buffer> {
  // Only a server whose links are shared needs the machine for pictures.
  const { default: sharp } = await import('sharp')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${height}">
    <rect width="${whole}" height="${height}" fill="#ffffff"/>
    ${drawMap(scene, { x: panel, width: whole - panel, height })}
    <rect width="${panel}" height="12" fill="#0b5563"/>
    ${state ? pin([margin + 24, state.colour === 'red' ? 190 : 166], state.colour, 48) : ''}
  </svg>`
  return sharp(Buffer.from(svg))
    .composite(linesOf({ product, state, title, foot }).map(written))
    .png({ palette: true, colours: 128, effort: 4 })
    .toBuffer()
}

const wide = panel - 2 * margin

function linesOf({ product, state, title, foot }: Omit<Picture, 'scene'>): Look[] {
  const inside = { left: margin, wide }
  const size = title.length > 60 ? 26 : 32
  return [
    { ...inside, said: escaped(product), ink: '#0b5563', size: 21, top: 56 },
    ...(state
      ? [
          {
            said: escaped(state.said),
            ink: '#1f1d1a',
            size: 18,
            top: 148,
            left: margin + 66,
            wide: wide - 66,
          },
        ]
      : []),
    { ...inside, said: barredText(title), ink: '#1f1d1a', size, top: state ? 244 : 160 },
    { ...inside, said: escaped(foot), ink: '#5b554c', size: 16, top: 516 },
  ]
}

function written({ said, ink, size, left, top, wide: width }: Look) {
  const text = {
    text: `<span foreground="${ink}">${said}</span>`,
    font: `Noto Sans Bold ${size}`,
    fontfile: bold,
    width,
    rgba: true,
    wrap: 'word-char' as const,
    dpi: 100,
  }
  return { input: { text }, left, top }
}

interface Look {
  /** Escaped. */
  said: string
  ink: string
  size: number
  left: number
  top: number
  wide: number
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** NOTE: a bar is a rectangle of one width: the font has no such sign. */
function barredText(title: string): string {
  const cut = title.length > 110 ? `${title.slice(0, 108).replace(/\s+\S*$/u, '')}…` : title
  return aroundBars(cut).map(escaped).join('<span background="#1f1d1a" foreground="#1f1d1a">aaaaa</span>')
}
