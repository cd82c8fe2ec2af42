/** Share of the inquiries; where it is not 1, the rest follows the number of residents. */
interface BenchCity {
  id: string
  code: string
  uk: string
  en: string
  lng: number
  lat: number
  weight: number
}

// Three focus cities hold half of all, twenty-seven the other half, as many as live there. Positions are the real ones.
const focus = 3
const residents =
  'kyiv KYIV Київ Kyiv 30.523 50.450 0.25; dnipro DNIP Дніпро Dnipro 35.046 48.465 0.14; lviv LVIV Львів Lviv 24.030 49.840 0.11; kharkiv KHAR Харків Kharkiv 36.230 49.994 1.42; odesa ODES Одеса Odesa 30.723 46.483 1.01; zaporizhzhia ZAPO Запоріжжя Zaporizhzhia 35.140 47.839 0.71; kryvyi-rih KRYV Кривий-Ріг Kryvyi-Rih 33.392 47.911 0.60; mykolaiv MYKO Миколаїв Mykolaiv 31.995 46.975 0.47; vinnytsia VINN Вінниця Vinnytsia 28.468 49.233 0.37; chernihiv CHNH Чернігів Chernihiv 31.289 51.498 0.28; poltava POLT Полтава Poltava 34.551 49.588 0.28; kherson KHER Херсон Kherson 32.617 46.635 0.28; khmelnytskyi KHME Хмельницький Khmelnytskyi 26.987 49.423 0.28; cherkasy CHRK Черкаси Cherkasy 32.060 49.444 0.27; chernivtsi CHNV Чернівці Chernivtsi 25.936 48.292 0.27; zhytomyr ZHYT Житомир Zhytomyr 28.659 50.255 0.26; sumy SUMY Суми Sumy 34.798 50.908 0.26; rivne RIVN Рівне Rivne 26.252 50.620 0.25; ivano-frankivsk IVFR Івано-Франківськ Ivano-Frankivsk 24.711 48.923 0.24; ternopil TERN Тернопіль Ternopil 25.595 49.554 0.23; lutsk LUTS Луцьк Lutsk 25.325 50.747 0.22; kropyvnytskyi KROP Кропивницький Kropyvnytskyi 32.262 48.508 0.22; kremenchuk KREM Кременчук Kremenchuk 33.420 49.066 0.22; bila-tserkva BILA Біла-Церква Bila-Tserkva 30.112 49.797 0.21; uzhhorod UZHH Ужгород Uzhhorod 22.288 48.621 0.12; uman UMAN Умань Uman 30.222 48.748 0.08; drohobych DROH Дрогобич Drohobych 23.506 49.350 0.07; nizhyn NIZH Ніжин Nizhyn 31.887 51.048 0.06; stryi STRY Стрий Stryi 23.856 49.262 0.06; myrhorod MYRH Миргород Myrhorod 33.608 49.964 0.04'

const all = residents.split('; ').map((line, index): BenchCity => {
  const [id = '', code = '', uk = '', en = '', lng, lat, weight] = line.split(' ')
  const share = index < focus ? Number(weight) : (0.5 * Number(weight)) / 8.63
  return {
    id,
    code,
    uk: uk.replace('-', ' '),
    en: en.replace('-', ' '),
    lng: Number(lng),
    lat: Number(lat),
    weight: share,
  }
})

/** A square city: so that every point has its district and its beat by arithmetic, in SQL as here. */
export const benchCities = all.map((city, index) => {
  const spread = 1 + 6 * Math.sqrt(city.weight)
  const half = 2.6 * spread
  return {
    ...city,
    /** Kilometres in which its clusters lie. */
    spread,
    ...boxAround(city, half),
    districts: index < focus ? 3 : 2,
    /** Along a side of a district. */
    beats: index < focus ? 7 : 4,
  }
})

// One more: the villages. Four of a hundred lie anywhere in the country, so that no tile of it is empty.
export const villages = {
  id: 'villages',
  code: 'VILL',
  uk: 'Сільські громади',
  en: 'Villages',
  lng: 31,
  lat: 48.75,
  weight: 0,
  spread: 0,
  west: 22.5,
  east: 39.5,
  south: 45.5,
  north: 52,
  districts: 5,
  beats: 4,
}

function boxAround({ lng, lat }: { lng: number; lat: number }, kilometres: number) {
  const [east, north] = [kilometres / 71, kilometres / 111]
  return { west: lng - east, east: lng + east, south: lat - north, north: lat + north }
}
