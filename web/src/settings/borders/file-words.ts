import { defineWords } from '../../lib/words.ts'

export const fileWords = defineWords('settings-map-file', {
  uk: {
    chosen: 'Обрано: {{name}}',
    formats: 'GeoJSON, TopoJSON, KML, KMZ або шейп-файл в архіві ZIP (.shp, .dbf, .prj разом). До 50 МБ.',
    tooLarge: 'Файл більший за 50 МБ. Спростіть межі й оберіть його ще раз.',
    reading: 'Читаємо файл…',
    askOrder: 'Схоже, у файлі спершу широта, а тоді довгота. Так?',
    askOrderText: 'Тоді перша межа починається тут: {{at}}.',
    askProjection: 'Координати в метрах, а в якій системі, файл не каже. Оберіть її.',
    askProjectionText:
      'Біля кожної системи видно, де тоді починається перша межа. Не знаєте, спитайте того, хто дав файл.',
    yesOrder: 'Так, поміняти місцями',
    projection: 'Система координат',
    choose: 'Оберіть',
    choice: '{{name}} · {{at}}',
    choiceTurned: '{{name}}, спершу північ · {{at}}',
    wrong: 'Цей файл зберегти не можна',
    wrongText: 'Нічого не змінено. Виправте файл і оберіть його ще раз.',
  },
  en: {
    chosen: 'Chosen: {{name}}',
    formats: 'GeoJSON, TopoJSON, KML, KMZ, or a shapefile in a ZIP (.shp, .dbf, .prj together). Up to 50 MB.',
    tooLarge: 'The file is larger than 50 MB. Simplify the borders and choose it again.',
    reading: 'Reading the file…',
    askOrder: 'It looks as if latitude stands before longitude. Does it?',
    askOrderText: 'Then the first border begins here: {{at}}.',
    askProjection: 'The coordinates are metres, and the file does not say of which system. Choose it.',
    askProjectionText:
      'Beside each system stands where the first border then begins. If you do not know, ask who gave you the file.',
    yesOrder: 'Yes, exchange them',
    projection: 'Coordinate system',
    choose: 'Choose',
    choice: '{{name}} · {{at}}',
    choiceTurned: '{{name}}, northing first · {{at}}',
    wrong: 'This file cannot be stored',
    wrongText: 'Nothing was changed. Correct the file and choose it again.',
  },
})
