import { defineWords } from '../lib/words.ts'

export const drawWords = defineWords('draw', {
  uk: {
    how: 'Торкайтеся карти по черзі: кожен дотик додає кут. Кути можна перетягувати.',
    keys: 'Стрілки рухають карту, Enter додає кут у центрі, Backspace прибирає останній.',
    view: 'Узяти видиму частину карти',
    undo: 'Прибрати останній кут',
    clear: 'Почати знову',
    most: 'Ділянка може мати до {{corners}} кутів і до {{km2}} км².',
    few_one: 'Кутів: {{have}}. Додайте ще {{count}} кут.',
    few_few: 'Кутів: {{have}}. Додайте ще {{count}} кути.',
    few_many: 'Кутів: {{have}}. Додайте ще {{count}} кутів.',
    few_other: 'Кутів: {{have}}. Додайте ще {{count}} кута.',
    closed: 'Ділянку замкнено. Кутів: {{have}}, площа {{km2}} км².',
    crossing: 'Лінії перетинаються. Перетягніть кут або приберіть останній.',
    large: 'Площа {{km2}} км². Зменште ділянку: можна до {{most}} км².',
    many: 'Кутів забагато. Приберіть кілька останніх.',
  },
  en: {
    how: 'Tap the map corner by corner: each tap adds one. Corners can be dragged.',
    keys: 'Arrow keys move the map, Enter adds a corner at its centre, Backspace removes the last one.',
    view: 'Take the visible part of the map',
    undo: 'Remove the last corner',
    clear: 'Start again',
    most: 'An area may have up to {{corners}} corners and {{km2}} km².',
    few_one: 'Corners: {{have}}. Add {{count}} more.',
    few_other: 'Corners: {{have}}. Add {{count}} more.',
    closed: 'The area is closed. Corners: {{have}}, {{km2}} km².',
    crossing: 'The lines cross. Drag a corner or remove the last one.',
    large: 'It has {{km2}} km². Make it smaller: up to {{most}} km².',
    many: 'Too many corners. Remove some of the last ones.',
  },
})
