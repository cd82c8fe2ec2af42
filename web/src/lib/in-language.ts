/** A link that loads a page anew, in the language that this page's address names. */
export function inLanguage(href: string): string {
  const lang = new URLSearchParams(location.search).get('lang')
  return lang ? `${href}${href.includes('?') ? '&' : '?'}lang=${encodeURIComponent(lang)}` : href
}
