import { createRequire } from 'node:module'

import pdfmake from 'pdfmake'

import type { PdfDefinition } from './pdf.ts'

// For tests alone, which lay papers out in Node, with the letters that a browser has.
const { resolve } = createRequire(import.meta.url)
pdfmake.setFonts({
  NotoSans: {
    normal: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  },
})
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path.endsWith('.ttf'))

/** How many sheets a paper takes. */
export async function pagesOf(definition: PdfDefinition): Promise<number> {
  const withFont = { ...definition, defaultStyle: { font: 'NotoSans', ...definition.defaultStyle } }
  const file = Buffer.from(await pdfmake.createPdf(withFont).getBuffer()).toString('latin1')
  return file.match(/\/Type \/Page\b/g)?.length ?? 0
}
