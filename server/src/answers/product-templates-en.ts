import type { ProductTemplates } from './product-template-list.ts'

/** NOTE: square brackets are what only the writer knows; a rule is named by its article where that is certain. */
export const templatesEn: ProductTemplates = {
  forwarded: {
    title: 'Passed on to another body',
    text: 'This is the job of [name of the body]. We passed your inquiry on to it on [date].\n\nWhen it answers, the answer will be on this page.',
    basis:
      'Law “On Local Self-Government in Ukraine”, article 30: what a community takes care of. Other bodies decide the rest.',
    steps:
      'For an official answer within the legal term, write to that body yourself.\nGive your surname, name and patronymic, where you live, what it is about and where to answer.\nIf you do not know where to write, call the government’s line 15-45, free of charge.',
  },
  police: {
    title: 'Passed on to the police',
    text: 'This is a matter for the police. We passed it on to [police unit] on [date].\n\nWhat the police have checked and decided we will say here when they answer.',
    basis: 'Law “On the National Police”, article 23: the police respond to reports of offences and events.',
    steps:
      'If it is happening now, call 102.\nIf you know names, numbers or addresses, do not write them on the map. Send them privately to your district officer.',
  },
  planned: {
    title: 'Work is planned',
    text: 'We looked at the place on [date]. [What will be done], by [date].\n\nThe work is done by [organisation]. If the date changes, we will say so here, and why.',
    basis: 'Law “On the Improvement of Settlements”, article 10: this is within the powers of the community.',
    steps:
      'Until the work is done, take care at this place.\nIf it becomes more dangerous, send another inquiry.',
  },
  resolved: {
    title: 'Done',
    text: 'Done on [date]: [what exactly]. The work was done by [organisation].\n\nThank you for telling us.',
    basis: null,
    steps:
      'See whether all is well.\nIf the problem is still there, say so on this page: we will come back to it.',
  },
  'not-found': {
    title: 'Nothing of it was found there',
    text: 'We looked at the place on [date, time] and did not see what you wrote about. It may have been put right, or it happens at other times.',
    basis: null,
    steps:
      'If it happens again, send another inquiry.\nGive the day and the time, place the pin as exactly as you can and add a photo.',
  },
  'more-detail': {
    title: 'Details are missing',
    text: 'To help we need to know: [what exactly]. Without it we cannot tell whose job this is.',
    basis: null,
    steps:
      'Send another inquiry with these details.\nPlace the pin as exactly as you can, add a photo and something nearby to go by.\nDo not write names, telephone numbers or numbers of flats on the map.',
  },
  'no-funds': {
    title: 'There is no money for it now',
    text: 'The problem is real, but there is no money for it this year. We have put it forward for the budget of [year].\n\nThe council decides. As soon as it has, we will say so here.',
    basis: 'Law “On Local Self-Government in Ukraine”, article 26: the council adopts the budget in session.',
    steps:
      'Come to the public hearings, or hand in a project of the participatory budget where there is one.\nSay on this page that it concerns you too: that shows how many people wait.',
  },
  private: {
    title: 'Better dealt with in private',
    text: 'This concerns particular people, so it is not discussed on the map. The district police officer deals with it.\n\nA private letter is never shown on the map.',
    basis: 'Law “On the Protection of Personal Data”.',
    steps:
      'Find your district officer on the map and write privately.\nIf life or health is in danger, call 102.\nFree legal aid: 0 800 213 103.',
  },
  crossing: {
    title: 'Pedestrian crossing',
    text: 'The crossing is cared for by [roads service of the community]. We passed your inquiry on on [date]: [what has to be done].\n\nA change of the traffic scheme is agreed with the police first.',
    basis: 'Law “On Road Traffic”, article 9: the owner of a road keeps it safe.',
    steps: 'Cross where you can be seen well.\nIf drivers do not give way to pedestrians, call 102.',
  },
  'traffic-light': {
    title: 'Traffic light',
    text: 'The light is looked after by [organisation]. We passed your inquiry on on [date]. The repair is planned by [date].',
    basis: 'Law “On Road Traffic”, article 9: the owner of a road keeps it safe.',
    steps:
      'While the light is out, the road signs at the junction apply.\nIf traffic has become dangerous, call 102.',
  },
  'road-surface': {
    title: 'Hole in a road or pavement',
    text: 'This road belongs to [the community or another owner]. We passed your inquiry on to [whom] on [date]. The repair is planned by [date].',
    basis: 'Law “On Road Traffic”, article 9: the owner of a road keeps it safe.',
    steps:
      'If your car was damaged, stay where you are and call 102: the police record the hole and the damage.\nIf somebody is hurt, call 103.',
  },
  'road-marking': {
    title: 'Markings and signs',
    text: 'Markings and signs here are renewed by [organisation]. The work is planned by [date].\n\nA new sign or marking is agreed with the police first.',
    basis: 'Law “On Road Traffic”, article 9: the owner of a road equips it with means of traffic control.',
    steps: 'If a sign has fallen or is hidden and that is dangerous, call 102.',
  },
  speeding: {
    title: 'Speeding',
    text: 'Speed is controlled by the patrol police. We passed on the place and the times that you gave on [date].\n\nWe also check whether [a sign, an island, a hump] can be put here.',
    basis:
      'Law “On the National Police”, article 23. Traffic Rules, section 12. Code of Administrative Offences, article 122.',
    steps:
      'Note the days and hours when people drive fast: it helps the police.\nReport dangerous driving now to 102.',
  },
  parking: {
    title: 'Wrong parking',
    text: 'Offences are recorded by the patrol police and by parking inspectors where there are some. We passed your inquiry on on [date].',
    basis: 'Traffic Rules, section 15. Code of Administrative Offences, article 122.',
    steps:
      'When a car stands on a crossing or a pavement or blocks the way, call 102.\nDo not publish number plates of others on the map.',
  },
  'street-lighting': {
    title: 'A street lamp is out',
    text: 'Lamps here are looked after by [organisation]. We passed your inquiry on on [date]. There will be light again by [date].\n\nDuring power cuts and alerts street lights may be off on purpose.',
    basis: 'Law “On the Improvement of Settlements”, article 10: this is within the powers of the community.',
    steps:
      'Report a torn wire to 101 or 112 at once and stay at least 8 metres away.\nFor a lamp on a building or in a courtyard ask the building’s manager.',
  },
  'open-manhole': {
    title: 'Open manhole',
    text: 'The manhole belongs to [owner of the network]. The place was [fenced off or closed] on [date]. The cover will be there by [date].',
    basis:
      'Law “On the Improvement of Settlements”, article 10: the community watches over safety on its territory.',
    steps: 'Stay away from the edge and keep children away.\nIf somebody has fallen in, call 101 and 103.',
  },
  'abandoned-building': {
    title: 'Abandoned building',
    text: 'The building belongs to [the owner, or “the owner is being found”]. We asked the owner on [date] to [fence it off, close the entrances].\n\nWhere there is no owner, the community registers the building as ownerless.',
    basis:
      'Civil Code of Ukraine: article 322, an owner maintains the property; article 335, ownerless things.',
    steps:
      'Do not go inside: walls and floors may fall.\nIf there are children, fire or strangers in it, call 102 or 101.',
  },
  'illegal-trade': {
    title: 'Illegal trade',
    text: 'Trade in the wrong place is stopped by the police and the community’s improvement inspection. We passed your inquiry on on [date]. The check is on [date].',
    basis: 'Code of Administrative Offences, article 160.',
    steps:
      'Do not buy food there: nobody has checked it.\nIf you were poisoned, see a doctor and tell the consumer service.',
  },
  vandalism: {
    title: 'Vandalism',
    text: 'The damage was recorded on [date]. The police find out who did it. [The owner or organisation] restores it by [date].',
    basis:
      'Criminal Code of Ukraine, article 194, or Code of Administrative Offences, article 173. Which of them, the police decide.',
    steps:
      'If you see something being damaged, call 102 and do not step in.\nGive photos or videos to the police and publish no faces.',
  },
  'public-order': {
    title: 'Disorder in a public place',
    text: 'Order here is the duty of the police. We passed your inquiry on to [unit] on [date] and asked them to come by more often.',
    basis: 'Law “On the National Police”, article 23. Code of Administrative Offences, articles 173 and 178.',
    steps:
      'When it happens, call 102.\nWrite to your district officer on which days and at what hours it happens.',
  },
  noise: {
    title: 'Noise',
    text: 'Quiet at night is protected by the police. We passed your inquiry on to [unit] on [date].\n\nNoise of a business or a machine is measured by the consumer service.',
    basis: 'Code of Administrative Offences, article 182: breaking the quiet in public places.',
    steps:
      'When there is noise at night, call 102.\nAbout a business that is always noisy write to the consumer service.',
  },
  'alcohol-tobacco-minors': {
    title: 'Sale of alcohol or tobacco to minors',
    text: 'Such a sale is forbidden. We passed your inquiry on to the juvenile police on [date]. The check is on [date].',
    basis: 'Code of Administrative Offences, article 156.',
    steps: 'When you see such a sale, call 102.\nDo not photograph children or write their names on the map.',
  },
  'drug-trade': {
    title: 'Drug trade',
    text: 'This is a matter for the police. We passed it on on [date]. How the check goes is not written on the map, so as not to harm it.',
    basis: 'Criminal Code of Ukraine, article 307.',
    steps:
      'Do not come near or photograph people: it may be dangerous.\nSend details privately to your district officer, or call 102.',
  },
  'dangerous-neighbour': {
    title: 'Dangerous neighbours',
    text: 'Such matters are dealt with by the district officer. People and flats are not written about on the map.',
    basis: 'Law “On the National Police”, article 23: the police respond to reports of offences and events.',
    steps:
      'When you are threatened or hear violence, call 102.\nWrite to the district officer in private: what happened, when, and who saw it.\nAbout violence at home one can talk at 15-47, day and night, free of charge.',
  },
  'dangerous-dogs': {
    title: 'Dangerous dogs',
    text: 'Stray dogs are cared for by [service of the community]. Its people come by [date].\n\nFor a dog with an owner the owner answers; the police record the offence.',
    basis: 'Law “On the Protection of Animals from Cruelty”. Code of Administrative Offences, article 154.',
    steps:
      'After a bite wash the wound with soap and water. See a doctor the same day: it may be rabies.\nIf a dog attacks now, call 102.\nDo not tease animals or run from them.',
  },
  environment: {
    title: 'Pollution',
    text: 'Pollution is checked by the State Ecological Inspection. We passed your inquiry on on [date]. What it finds we will say here.',
    basis: 'Law “On the Protection of the Natural Environment”.',
    steps:
      'If you smell gas, go away and call 104.\nIf something burns or smokes, call 101.\nNote the days and hours when it happens.',
  },
  water: {
    title: 'Water',
    text: '[The pond, the river or the tap water] is the duty of [organisation]. We passed your inquiry on on [date]. The result of the check is due by [date].',
    basis: 'Water Code of Ukraine. Law “On Drinking Water and Water Supply”.',
    steps:
      'Until the result is known, do not drink this water or bathe here.\nDo not touch dead fish or stains on the water; tell us about them.',
  },
  'illegal-dumping': {
    title: 'Illegal dumping',
    text: 'This land belongs to [the community or another owner]. The waste is removed by [date]. [The body] finds out who left it.',
    basis: 'Law “On Waste Management”. Code of Administrative Offences, article 152.',
    steps:
      'Do not set waste on fire: the smoke is poisonous.\nIf you see it being unloaded, call 102.\nGive the number of the car to the police, do not write it on the map.',
  },
  'medical-access': {
    title: 'Access to medical care',
    text: 'The work of [the clinic] is organised by [health department]. We passed your inquiry on on [date]. The answer is due by [date].',
    basis: 'Law “On State Financial Guarantees of Medical Care”.',
    steps:
      'If somebody is unwell now, call 103.\nIf money is asked for care that is free, call the National Health Service: 16-77.',
  },
  accessibility: {
    title: 'Accessibility',
    text: 'The object belongs to [owner]. We wrote to the owner on [date]: [what has to be built].\n\nFor the street and the pavement the community answers: [what will be done, and when].',
    basis:
      'Law “On the Foundations of Social Protection of Persons with Disabilities in Ukraine”, article 27. Building code ДБН В.2.2-40:2018.',
    steps:
      'Until it is done, one gets there like this: [another way].\nIf the way is blocked again, tell us.',
  },
  'shelter-access': {
    title: 'Access to a shelter',
    text: 'The shelter is kept by [its holder]. We looked at it on [date]: [what was found]. It is put right by [date].',
    basis:
      'Code of Civil Protection of Ukraine, article 32. Resolution 138 of the Cabinet of Ministers of 10 March 2017.',
    steps:
      'If a shelter is closed during an alert, go to the nearest other one, and tell us afterwards.\nFind a second shelter nearby in good time.',
  },
}
