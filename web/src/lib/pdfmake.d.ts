/** The part of pdfmake's language that our papers are written in. */
declare module 'pdfmake/build/pdfmake.min.js' {
  export interface PdfStyle {
    fontSize?: number
    bold?: boolean
    color?: string
    alignment?: 'left' | 'center' | 'right'
    lineHeight?: number
    /** left, top, right, bottom */
    margin?: [number, number, number, number]
    characterSpacing?: number
    noWrap?: boolean
    background?: string
  }

  interface PdfTable {
    widths?: (number | string)[]
    heights?: number | number[]
    headerRows?: number
    dontBreakRows?: boolean
    body: PdfContent[][]
  }

  type PdfPart = PdfStyle & {
    width?: number | string
    unbreakable?: boolean
    pageBreak?: 'before' | 'after'
  } & (
      | { text: PdfContent; link?: string; headlineLevel?: number }
      | { stack: PdfContent[] }
      | { columns: PdfContent[]; columnGap?: number }
      | { ul: PdfContent[] }
      | { table: PdfTable; layout?: string | PdfTableLayout }
      | { qr: string; fit?: number; eccLevel?: 'L' | 'M' | 'Q' | 'H'; foreground?: string }
      | { image: string; fit?: [number, number] }
      | { svg: string; width?: number }
      | { canvas: object[] }
    )

  interface PdfTableLayout {
    hLineWidth?: (line: number) => number
    vLineWidth?: (line: number) => number
    hLineColor?: (line: number) => string
    paddingLeft?: (column: number) => number
    paddingRight?: (column: number) => number
    paddingTop?: (row: number) => number
    paddingBottom?: (row: number) => number
  }

  export type PdfContent = string | PdfPart | PdfContent[]

  export interface PdfDefinition {
    info: { title: string; author?: string; subject?: string }
    language?: string
    pageSize?: 'A4' | 'A5' | 'A6'
    pageOrientation?: 'portrait' | 'landscape'
    pageMargins?: [number, number, number, number]
    defaultStyle?: PdfStyle & { font?: string }
    footer?: (page: number, pages: number) => PdfContent
    content: PdfContent
  }

  const pdfmake: {
    setFonts: (fonts: Record<string, Record<'normal' | 'bold', string>>) => void
    setUrlAccessPolicy: (mayLoad: (url: string) => boolean) => void
    createPdf: (definition: PdfDefinition) => { getBlob: () => Promise<Blob> }
  }
  // oxlint-disable-next-line import/no-default-export -- the package has no other
  export default pdfmake
}

/** The same over Node, for stories. */
declare module 'pdfmake' {
  import type { PdfDefinition } from 'pdfmake/build/pdfmake.min.js'

  const pdfmake: {
    setFonts: (fonts: Record<string, Record<'normal' | 'bold', string>>) => void
    setUrlAccessPolicy: (mayLoad: (url: string) => boolean) => void
    setLocalAccessPolicy: (mayRead: (path: string) => boolean) => void
    createPdf: (definition: PdfDefinition) => { getBuffer: () => Promise<Uint8Array> }
  }
  // oxlint-disable-next-line import/no-default-export -- the package has no other
  export default pdfmake
}
