import { defineWords } from '../../lib/words.ts'

export const outlineWords = defineWords('settings-beats-outline', {
  uk: {
    title: 'Межі: {{name}}',
    how: 'Тягніть кути межі: біля сусідньої дільниці вони прилипають. Правою кнопкою кут можна прибрати. Без миші оберіть файл меж.',
    map: 'Межі дільниці. Кути можна перетягувати; замість цього можна обрати файл.',
    file: 'Замінити файлом меж',
    fileWrong: 'У файлі має бути одна дільниця.',
    check: 'Перевірити нові межі',
    checked: 'Перевірено',
    fine: 'Нові межі нічого не перекривають і не лишають прогалин.',
    wrong: 'Так зберегти не можна. Виправте позначене на карті.',
    warned: 'Перегляньте, що зміниться, і збережіть.',
    store: 'Зберегти межі',
    stored: 'Межі збережено: {{name}}',
  },
  en: {
    title: 'Borders: {{name}}',
    how: 'Drag the corners of the border: near a neighbouring beat they catch. A right click takes a corner away. Without a mouse choose a file.',
    map: 'Borders of the beat. Its corners can be dragged; a file can be chosen instead.',
    file: 'Replace by a file of borders',
    fileWrong: 'The file must hold one beat.',
    check: 'Check the new borders',
    checked: 'Checked',
    fine: 'The new borders cover nothing else and leave no gaps.',
    wrong: 'It cannot be stored so. Correct what the map shows.',
    warned: 'Look at what changes, then store.',
    store: 'Store the borders',
    stored: 'The borders are stored: {{name}}',
  },
})
