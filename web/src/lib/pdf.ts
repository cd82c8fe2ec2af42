import regular from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url'
import bold from '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf?url'
import type { PdfDefinition } from 'pdfmake/build/pdfmake.min.js'

export type { PdfContent, PdfDefinition } from 'pdfmake/build/pdfmake.min.js'

/**
 * A paper made on this device: what stands in it is sent nowhere. The machinery (a third of a megabyte) and two whole
 * fonts come at the first call, from our own server; nothing else may be loaded, whatever a definition says.
 * @throws Error where they cannot be loaded
 */
export async function makePdf(definition: PdfDefinition): Promise<Blob> {
  const { default: pdfmake } = await import('pdfmake/build/pdfmake.min.js')
  const fonts = {
    normal: new URL(regular, location.href).href,
    bold: new URL(bold, location.href).href,
  }
  // NOTE: the whole font: those cut for the web by alphabet lose the digits here, and one without ґ loses names.
  pdfmake.setFonts({ NotoSans: fonts })
  pdfmake.setUrlAccessPolicy((url) => Object.values(fonts).includes(url))
  return pdfmake
    .createPdf({ ...definition, defaultStyle: { font: 'NotoSans', ...definition.defaultStyle } })
    .getBlob()
}

/** Gives a file to the person: the browser keeps it where it keeps downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // A moment later: some browsers begin to read it only after the press has ended.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
