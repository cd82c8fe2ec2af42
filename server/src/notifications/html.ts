import type { Language } from '@bezpechne/shared/inquiries'

interface Written {
  language: Language
  subject: string
  text: string
}

const ink = '#1b2a2e'
const quiet = '#55636a'
const brand = '#0b5a63'

/**
 * The same mail for who reads it as a page: made of the text alone, so that both always say the same. No picture, no
 * script, nothing that is fetched: opening it tells nobody anything.
 * @param at our own address: only its links hide behind words, all others are spelled out
 */
export function htmlOf({ language, subject, text }: Written, at: string): string {
  const [body = '', ...rest] = text.trim().split('\n\n--\n\n')
  const main = paragraphs(body, at).map((inside) => `<p style="margin:0 0 16px">${inside}</p>`)
  const foot = paragraphs(rest.join('\n\n'), at).map((inside) => `<p style="margin:0 0 8px">${inside}</p>`)
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:16px;font:16px/1.5 system-ui,'Segoe UI',Roboto,Arial,sans-serif;color:${ink};background:#f4f3ef">`,
    '<div role="article" style="max-width:580px;margin:0 auto">',
    '<div style="background:#ffffff;border-radius:12px;padding:24px;overflow-wrap:anywhere">',
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3;color:${ink}">${escaped(subject)}</h1>`,
    ...main,
    '</div>',
    `<div style="padding:16px 24px;font-size:14px;color:${quiet}">`,
    ...foot,
    '</div></div></body></html>',
  ].join('\n')
}

function paragraphs(text: string, at: string): string[] {
  return text
    .split('\n\n')
    .filter((one) => one.trim() !== '')
    .map((one) => linesOf(one.split('\n'), at).join('<br>\n'))
}

/** A link of ours stands behind the line before it: "Read on the map:" and not an address to spell. */
function linesOf(lines: readonly string[], at: string): string[] {
  const written: string[] = []
  for (const [place, line] of lines.entries()) {
    const before = lines[place - 1]
    if (!isAddress(line)) written.push(escaped(line))
    else if (line.startsWith(`${at}/`) && before !== undefined && !isAddress(before)) {
      written.pop()
      written.push(link(line, before.replace(/:$/, '')))
    } else written.push(link(line, line))
  }
  return written
}

function isAddress(line: string): boolean {
  return /^https?:\/\/\S+$/.test(line)
}

function link(address: string, words: string): string {
  return `<a href="${escaped(address)}" style="color:${brand};font-weight:600">${escaped(words)}</a>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
