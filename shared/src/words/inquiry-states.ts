import type { ChangeReason, InquiryState, Outcome, RefusalReason } from '../inquiry-states.ts'
import { defineTexts } from '../languages.ts'

/** What people read instead of a state: pages, desks and mails say the same. */
export const stateWords = defineTexts<Record<InquiryState, string>>('states', {
  uk: {
    submitted: 'Чекає на перевірку',
    'needs-changes': 'Потрібні зміни',
    published: 'Опубліковано, чекає на відповідь',
    answered: 'Є відповідь',
    reopened: 'Знову чекає на відповідь',
    rejected: 'Не опубліковано',
    merged: 'Об’єднано з іншим зверненням',
    hidden: 'Приховано',
    archived: 'В архіві',
    withdrawn: 'Відкликано автором',
  },
  en: {
    submitted: 'Waiting to be checked',
    'needs-changes': 'Needs changes',
    published: 'Published, waiting for an answer',
    answered: 'Answered',
    reopened: 'Waiting for an answer again',
    rejected: 'Not published',
    merged: 'Merged into another inquiry',
    hidden: 'Hidden',
    archived: 'Archived',
    withdrawn: 'Taken back by its author',
  },
})

/** Answered is not the same as solved: what a page and a list say beside the pin. */
export const outcomeWords = defineTexts<Record<Outcome, string>>('outcomes', {
  uk: {
    waiting: 'Опубліковано, чекає на відповідь',
    answered: 'Є відповідь',
    confirmed: 'Є відповідь, і підтверджено, що допомогло',
    disputed: 'Із відповіддю не згодні, її перевіряють ще раз',
    reopened: 'Модератор відкрив знову, чекає на відповідь',
  },
  en: {
    waiting: 'Published, waiting for an answer',
    answered: 'Answered',
    confirmed: 'Answered, and confirmed that it helped',
    disputed: 'The answer is disputed and looked at again',
    reopened: 'Reopened by a moderator, waiting for an answer',
  },
})

/** Why an inquiry was not published: the line a moderator chooses and the author reads first. */
export const reasonWords = defineTexts<Record<RefusalReason, string>>('reasons', {
  uk: {
    emergency: 'Потрібна негайна допомога',
    military: 'Є відомості про військових',
    explosive: 'Вибухонебезпечний предмет',
    'personal-data': 'Персональні дані іншої людини',
    'private-matter': 'Приватна справа',
    'outside-city': 'Місце за межами громади',
    'not-safety': 'Не стосується безпеки',
    abuse: 'Образи або наклеп',
    duplicate: 'Таке звернення вже є',
    unreadable: 'Зміст незрозумілий',
    'not-changed': 'Змін не надійшло вчасно',
  },
  en: {
    emergency: 'Help is needed at once',
    military: 'Information about the military',
    explosive: 'An explosive object',
    'personal-data': 'Personal data of somebody else',
    'private-matter': 'A private matter',
    'outside-city': 'The place is outside the city',
    'not-safety': 'Not about safety',
    abuse: 'Insults or slander',
    duplicate: 'Already reported',
    unreadable: 'It cannot be understood',
    'not-changed': 'No changes came in time',
  },
})

/** What the author is told to do about it. */
export const reasonAdvice = defineTexts<Record<RefusalReason, string>>('reason-advice', {
  uk: {
    emergency: 'Телефонуйте 102 або 112 просто зараз: карта не викликає допомогу.',
    military: 'Закон забороняє публікувати такі відомості. Фото вже вилучаємо.',
    explosive: 'Не підходьте й не торкайтеся. Відійдіть тим самим шляхом і телефонуйте 101 або 102.',
    'personal-data': 'Надішліть ще раз без імен, номерів авто, телефонів і квартир.',
    'private-matter': 'Із цим краще звернутися особисто до свого дільничного офіцера поліції.',
    'outside-city': 'Це місце належить іншій громаді. Зверніться до неї.',
    'not-safety': 'Ця карта лише про безпеку. З іншим зверніться до своєї громади.',
    abuse: 'Опишіть небезпеку без образ, і ми опублікуємо її.',
    duplicate: 'Знайдіть його на карті та позначте, що вас це теж турбує.',
    unreadable: 'Напишіть простими словами, що сталося й де. Ми розглянемо ще раз.',
    'not-changed': 'Ми чекали на зміни 14 днів. Якщо небезпека лишилася, напишіть нове звернення.',
  },
  en: {
    emergency: 'Call 102 or 112 right now: the map does not send help.',
    military: 'The law forbids publishing this. The photos are being deleted.',
    explosive: 'Do not come near or touch it. Go back the way you came and call 101 or 102.',
    'personal-data': 'Send it again without names, number plates, phone and flat numbers.',
    'private-matter': 'It is better to turn to your district police officer personally.',
    'outside-city': 'This place belongs to another community. Please turn to them.',
    'not-safety': 'This map is about safety only. For other matters turn to your community.',
    abuse: 'Describe the danger without insults and we will publish it.',
    duplicate: 'Find it on the map and say that it concerns you too.',
    unreadable: 'Say in plain words what happened and where. We will look again.',
    'not-changed': 'We waited 14 days for the changes. If the danger is still there, write a new inquiry.',
  },
})

/** What a moderator asks the author to change: the line that is chosen. */
export const changeWords = defineTexts<Record<ChangeReason, string>>('changes', {
  uk: {
    unclear: 'Незрозуміло, що сталося',
    place: 'Неясно, де це',
    'personal-data': 'Особисті дані в тексті',
    photo: 'Фото не підходить',
    several: 'Кілька справ в одному зверненні',
    language: 'Образливі слова',
  },
  en: {
    unclear: 'Unclear what happened',
    place: 'Unclear where it is',
    'personal-data': 'Personal data in the text',
    photo: 'A photo does not fit',
    several: 'Several matters in one inquiry',
    language: 'Insulting words',
  },
})

/** What the author is asked for, in full. */
export const changeAdvice = defineTexts<Record<ChangeReason, string>>('change-advice', {
  uk: {
    unclear: 'Опишіть простими словами, що саме небезпечно, коли й для кого.',
    place: 'Посуньте позначку точно на місце або напишіть адресу чи орієнтир.',
    'personal-data': 'Приберіть із тексту імена, телефони, номери авто й квартир.',
    photo: 'Замініть або приберіть фото: на ньому видно людей, номери чи не те місце.',
    several: 'Залиште одну справу, а про інші напишіть окремо: за них відповідають різні служби.',
    language: 'Опишіть те саме без образ, і ми зможемо це опублікувати.',
  },
  en: {
    unclear: 'Say in plain words what is dangerous, when and for whom.',
    place: 'Move the pin to the exact place, or write an address or a landmark.',
    'personal-data': 'Take names, phone numbers, number plates and flat numbers out of the text.',
    photo: 'Replace or remove the photo: it shows people, numbers or another place.',
    several: 'Keep one matter here and write about the others separately: different bodies answer for them.',
    language: 'Say the same without insults, and we will be able to publish it.',
  },
})
