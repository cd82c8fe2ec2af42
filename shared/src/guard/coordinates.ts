import type { Hit } from './kinds.ts'

// NOTE: every repetition is bounded, and each pattern starts behind a look that fails at once: linear in the text.
const patterns: Record<string, RegExp[]> = {
  'широта й довгота': [
    // 50.45012, 30.52345; within Ukraine: 43-53 north, 21-41 east, in either order.
    /(?<![\d.,])(?:4[3-9]|5[0-3])[.,]\d{2,8}°?\s?(?:N|[пс]н\.?\s?ш\.?|пн)?[\s,;/|]{1,4}(?:E\s?)?(?:2[1-9]|3\d|4[01])[.,]\d{2,8}(?![\d])/giu,
    /(?<![\d.,])(?:2[1-9]|3\d|4[01])[.,]\d{3,8}°?\s?E?[\s,;/|]{1,4}(?:4[3-9]|5[0-3])[.,]\d{3,8}(?![\d])/giu,
    /(?<!\p{L})(?:lat|latitude|шир|широта|широти)[\s:=.]{1,3}(?:4[3-9]|5[0-3])[.,]\d{2,8}/giu,
    /(?<!\p{L})(?:lon|lng|long|longitude|дов|довгота|довготи|долгота)[\s:=.]{1,3}(?:2[1-9]|3\d|4[01])[.,]\d{2,8}/giu,
  ],
  'градуси, мінути, секунди': [
    /(?<!\d)\d{1,2}\s?[°º˚]\s?\d{1,2}(?:[.,]\d{1,5})?\s?['’′ʹ`](?:\s?\d{1,2}(?:[.,]\d{1,4})?\s?(?:["”″»]|['’′]{2}))?/gu,
    /(?<!\d)\d{1,2}\s(?:градус|град)\p{L}{0,3}\s\d{1,2}\s(?:мінут|хвилин|минут)/giu,
  ],
  'MGRS, УСК-2000': [
    /(?<![\p{L}\d])3[4-8][\s-]?[TUТУ][\s-]?[A-HJ-NP-ZА-Я]{2}[\s-]?\d{2,5}[\s-]?\d{2,5}(?!\d)/giu,
    /(?<!\p{L})[XХ]\s?[:=]\s?\d{5,8}[\s,;]{1,3}[YУ]\s?[:=]\s?\d{5,8}/giu,
    /(?<!\p{L})квадрат\p{L}{0,3}\s№?\s?\d{2,5}[-–/]\d{2,5}/giu,
  ],
  'посилання на карту': [
    /(?:maps\.app\.goo\.gl|goo\.gl\/maps|maps\.google\.|google\.[a-z.]{2,6}\/maps|openstreetmap\.org|osm\.org|maps\.apple\.com|waze\.com|yandex\.[a-z]{2,3}\/maps|2gis\.|wikimapia\.org|deepstatemap|bing\.com\/maps|here\.com|what3words\.com|w3w\.co|visicom\.ua)/giu,
    /(?<!\p{L})geo:-?\d{1,2}\.\d{1,8},/giu,
    /\/\/\/\p{L}{2,20}\.\p{L}{2,20}\.\p{L}{2,20}/gu,
  ],
  'код місця': [/(?<![\p{L}\d])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\p{L}\d])/giu],
}

/** Points on the map written as numbers, links or codes: whatever they show, nobody has read it. */
export function coordinatesIn(text: string): Hit<'coordinates'>[] {
  return Object.entries(patterns).flatMap(([term, expressions]) =>
    expressions.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
        kind: 'coordinates' as const,
        term,
        start: index,
        end: index + found.trimEnd().length,
      })),
    ),
  )
}
