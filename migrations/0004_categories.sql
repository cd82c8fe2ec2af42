-- The closed national list of categories. "no" is the number in map keys (0 to 23, never renumbered);
-- the two categories that never become a pin have none. A city enables and orders, it does not add.
create table category (
  code text primary key,
  no smallint unique check (no between 0 and 23),
  position smallint not null unique,
  name_uk text not null,
  name_en text not null,
  icon text not null,
  area text not null check (area in ('physical', 'medical', 'psychological', 'women', 'ecological', 'youth', 'inclusion')),
  body_uk text not null,
  body_en text not null,
  whose_uk text not null,
  whose_en text not null,
  precision text not null check (precision in ('exact', 'street', 'district', 'none')),
  screening text not null check (screening in ('normal', 'strict', 'stop')),
  check ((no is null) = (precision = 'none')),
  check ((screening = 'stop') = (precision = 'none'))
);

create table city_category (
  city_id text not null references city on delete cascade,
  category text not null references category,
  position smallint not null,
  primary key (city_id, category)
);

insert into category (position, no, code, icon, area, precision, screening, name_uk, name_en, body_uk, body_en, whose_uk, whose_en) values
  (0, 0, 'crossing', 'crossing', 'physical', 'exact', 'normal', 'Пішохідний перехід', 'Pedestrian crossing', 'Міська служба доріг', 'City roads department', 'Переходи облаштовує міська служба доріг. За порушення на переході відповідає патрульна поліція.', 'Crossings are built by the city roads department. Offences on them are handled by the patrol police.'),
  (1, 1, 'traffic-light', 'light', 'physical', 'exact', 'normal', 'Світлофор', 'Traffic light', 'Міська служба доріг', 'City roads department', 'Світлофори утримує громада. Якщо світлофор не працює і рух небезпечний, телефонуйте 102.', 'Traffic lights belong to the community. If one is out and traffic is dangerous, call 102.'),
  (2, 2, 'road-surface', 'road', 'physical', 'exact', 'normal', 'Дорожнє покриття', 'Road surface', 'Міська служба доріг', 'City roads department', 'Ями й тротуари ремонтує власник дороги, у місті це громада. Шкоду авто фіксує патрульна поліція.', 'Potholes and pavements are repaired by the owner of the road, in a city the community. Damage to a car is recorded by the patrol police.'),
  (3, 3, 'road-marking', 'marking', 'physical', 'exact', 'normal', 'Розмітка і знаки', 'Road marking and signs', 'Міська служба доріг', 'City roads department', 'Розмітку й знаки оновлює міська служба доріг. Схему руху погоджує патрульна поліція.', 'Markings and signs are renewed by the city roads department. The traffic scheme is agreed with the patrol police.'),
  (4, 4, 'speeding', 'speed', 'physical', 'exact', 'normal', 'Перевищення швидкості', 'Speeding', 'Патрульна поліція', 'Patrol police', 'Швидкість контролює патрульна поліція. Громада може поставити обмежувачі й острівці безпеки.', 'Speed is controlled by the patrol police. The community can add humps and safety islands.'),
  (5, 5, 'parking', 'parking', 'physical', 'exact', 'normal', 'Паркування', 'Parking', 'Патрульна поліція', 'Patrol police', 'Порушення фіксують патрульна поліція та інспектори з паркування громади.', 'Offences are recorded by the patrol police and by the community’s parking inspectors.'),
  (6, 6, 'street-lighting', 'lamp', 'physical', 'exact', 'normal', 'Вуличне освітлення', 'Street lighting', 'Міська служба освітлення', 'City lighting service', 'Ліхтарі на вулицях утримує громада. Якщо не світить ліхтар у дворі, звертайтеся до управителя будинку.', 'Street lamps belong to the community. For a lamp in a courtyard ask the building’s manager.'),
  (7, 7, 'open-manhole', 'manhole', 'physical', 'exact', 'normal', 'Відкритий люк', 'Open manhole', 'Міські комунальні служби', 'Municipal services', 'Люк закриває власник мережі. Якщо власника не знайти, це обов’язок громади.', 'A manhole is closed by the owner of the network. Where no owner is found, it falls to the community.'),
  (8, 8, 'abandoned-building', 'ruin', 'physical', 'exact', 'normal', 'Покинута будівля', 'Abandoned building', 'Міські комунальні служби', 'Municipal services', 'Будівлю має огородити власник. Громада може зобов’язати його або взяти будівлю на облік.', 'The owner must fence the building off. The community can oblige the owner or register it as ownerless.'),
  (9, 9, 'illegal-trade', 'trade', 'physical', 'exact', 'normal', 'Незаконна торгівля', 'Illegal trade', 'Поліція та міська інспекція', 'Police and city inspection', 'Стихійну торгівлю припиняють поліція та інспекція з благоустрою громади.', 'Illegal trade is stopped by the police and the community’s improvement inspection.'),
  (10, 10, 'vandalism', 'vandal', 'physical', 'exact', 'normal', 'Вандалізм', 'Vandalism', 'Поліція', 'Police', 'Пошкодження майна розслідує поліція. Відновлює майно його власник.', 'Damage to property is investigated by the police. The owner restores it.'),
  (11, 11, 'public-order', 'order', 'physical', 'street', 'normal', 'Громадський порядок', 'Public order', 'Поліція', 'Police', 'За порядок у громадських місцях відповідає поліція. Якщо це відбувається зараз, телефонуйте 102.', 'Order in public places is the duty of the police. If it is happening now, call 102.'),
  (12, 12, 'noise', 'noise', 'physical', 'street', 'normal', 'Шум', 'Noise', 'Поліція', 'Police', 'Тишу вночі охороняє поліція. Рівень шуму від закладу вимірює Держпродспоживслужба.', 'Quiet at night is protected by the police. Noise of a business is measured by the consumer service.'),
  (13, 13, 'alcohol-tobacco-minors', 'minors', 'youth', 'street', 'normal', 'Алкоголь і тютюн для неповнолітніх', 'Alcohol and tobacco for minors', 'Ювенальна поліція', 'Juvenile police', 'Продаж неповнолітнім припиняє поліція. Ліцензію продавця може забрати податкова служба.', 'Sales to minors are stopped by the police. The tax service can withdraw the seller’s licence.'),
  (14, 14, 'drug-trade', 'drugs', 'physical', 'district', 'strict', 'Торгівля наркотиками', 'Drug trade', 'Поліція', 'Police', 'Це справа поліції. Безпечніше написати приватно своєму дільничному офіцеру.', 'This is a matter for the police. It is safer to write privately to your district officer.'),
  (15, 15, 'dangerous-neighbour', 'neighbour', 'psychological', 'district', 'strict', 'Небезпечні сусіди', 'Dangerous neighbours', 'Поліція', 'Police', 'Це справа дільничного офіцера. Безпечніше написати йому приватно.', 'This is a matter for the district officer. It is safer to write privately.'),
  (16, 16, 'dangerous-dogs', 'dog', 'physical', 'street', 'normal', 'Небезпечні собаки', 'Dangerous dogs', 'Поліція та міська служба', 'Police and municipal service', 'Безпритульними тваринами опікується громада. За напад собаки з власником відповідає власник, це фіксує поліція.', 'Stray animals are cared for by the community. For an attack by an owned dog the owner answers; the police record it.'),
  (17, 17, 'environment', 'leaf', 'ecological', 'exact', 'normal', 'Довкілля', 'Environment', 'Державна екологічна інспекція', 'State ecological inspection', 'Забруднення повітря й землі перевіряє екологічна інспекція. Зелені зони доглядає громада.', 'Pollution of air and soil is checked by the ecological inspection. Green areas are cared for by the community.'),
  (18, 18, 'water', 'water', 'ecological', 'exact', 'normal', 'Вода і водойми', 'Water', 'Державна екологічна інспекція', 'State ecological inspection', 'Водойми перевіряє екологічна інспекція. За воду в крані відповідає водоканал.', 'Rivers and ponds are checked by the ecological inspection. Tap water is the waterworks’ duty.'),
  (19, 19, 'illegal-dumping', 'bin', 'ecological', 'exact', 'normal', 'Стихійне сміттєзвалище', 'Illegal dumping', 'Міські комунальні служби', 'Municipal services', 'Сміття прибирає власник землі, здебільшого громада. Порушника встановлює поліція або інспекція.', 'Waste is removed by the owner of the land, mostly the community. The offender is found by the police or the inspection.'),
  (20, 20, 'medical-access', 'medical', 'medical', 'exact', 'normal', 'Доступ до медицини', 'Access to medical care', 'Департамент охорони здоров’я', 'Health department', 'За роботу лікарень і амбулаторій відповідає департамент охорони здоров’я громади.', 'Hospitals and clinics are the duty of the community’s health department.'),
  (21, 21, 'accessibility', 'access', 'inclusion', 'exact', 'normal', 'Безбар’єрність', 'Accessibility', 'Міські служби', 'Municipal services', 'Пандуси, спуски й ліфти облаштовує власник об’єкта, на вулиці це громада.', 'Ramps, kerbs and lifts are built by the owner of the object, in the street by the community.'),
  (22, 22, 'shelter-access', 'shelter', 'physical', 'exact', 'normal', 'Доступ до укриття', 'Access to shelter', 'Міські служби', 'Municipal services', 'Укриття має бути відчинене під час тривоги. За це відповідають його балансоутримувач і громада.', 'A shelter must be open during an alert. Its holder and the community answer for that.'),
  (23, 23, 'other', 'other', 'physical', 'street', 'normal', 'Інше', 'Other', 'Визначить модератор', 'The moderator decides', 'Модератор визначить, чия це справа, і передасть звернення туди.', 'The moderator finds out whose job it is and passes the inquiry on.'),
  (24, null, 'domestic-violence', 'house-heart', 'women', 'none', 'stop', 'Домашнє насильство', 'Domestic violence', 'Поліція та гарячі лінії', 'Police and help lines', 'На карті цього не показуємо. Телефонуйте 102 або на гарячу лінію 15-47, це безкоштовно.', 'This never appears on the map. Call 102 or the help line 15-47, free of charge.'),
  (25, null, 'explosive-object', 'explosive', 'physical', 'none', 'stop', 'Вибухонебезпечний предмет', 'Explosive object', 'Рятувальники та поліція', 'Rescuers and police', 'Відійдіть тим самим шляхом і телефонуйте 101 або 102.', 'Go back the way you came and call 101 or 102.');
