import { arc, back, closed, type DemoOutline, ribbon, ringOf, type Vertex } from './outline.ts'

// Generalised, drawn by hand from a general knowledge of both cities: recognisable, and no survey.
const middle: Vertex = [34.567, 49.59]
const northWest: Vertex = [34.462, 49.622]
const south: Vertex = [34.523, 49.553]
const east: Vertex = [34.634, 49.603]

const shevchenkoKyiv = arc(northWest, '34.49 49.609, 34.52 49.601, 34.545 49.597', middle)
const shevchenkoPodil = arc(middle, '34.556 49.58, 34.541 49.57', south)
const kyivPodil = arc(middle, '34.585 49.591, 34.606 49.597', east)
const edgeNorth = arc(
  northWest,
  '34.474 49.634, 34.502 49.641, 34.533 49.645, 34.56 49.64, 34.588 49.644, 34.615 49.632, 34.631 49.618',
  east,
)
const edgeSouth = arc(
  east,
  '34.646 49.59, 34.64 49.572, 34.617 49.56, 34.598 49.548, 34.571 49.541, 34.546 49.543',
  south,
)
const edgeWest = arc(
  south,
  '34.503 49.551, 34.484 49.563, 34.463 49.572, 34.45 49.588, 34.446 49.606',
  northWest,
)

export const poltava: DemoOutline = {
  id: 'poltava',
  code: 'POLTAVA',
  name: { uk: 'Полтава', en: 'Poltava' },
  centre: { lat: 49.5883, lng: 34.5514 },
  zoom: 13,
  outline: null,
  districts: [
    {
      id: 'shevchenkivskyi',
      name: { uk: 'Шевченківський район', en: 'Shevchenkivskyi District' },
      katottg: null,
      ring: ringOf(shevchenkoKyiv, shevchenkoPodil, edgeWest),
    },
    {
      id: 'kyivskyi',
      name: { uk: 'Київський район', en: 'Kyivskyi District' },
      katottg: null,
      ring: ringOf(edgeNorth, back(kyivPodil), back(shevchenkoKyiv)),
    },
    {
      id: 'podilskyi',
      name: { uk: 'Подільський район', en: 'Podilskyi District' },
      katottg: null,
      ring: ringOf(kyivPodil, edgeSouth, back(shevchenkoPodil)),
    },
  ],
  water: [
    {
      id: 'vorskla',
      name: { uk: 'Ворскла', en: 'Vorskla' },
      rings: [
        ribbon(
          arc(
            '34.628 49.642, 34.619 49.627, 34.604 49.616, 34.6 49.603, 34.587 49.595, 34.586 49.582, 34.573 49.573',
            '34.566 49.562, 34.548 49.555, 34.532 49.545, 34.516 49.538',
          ),
          0.0018,
        ),
      ],
    },
  ],
}

export const ternopil: DemoOutline = {
  id: 'ternopil',
  code: 'TERNOPIL',
  name: { uk: 'Тернопіль', en: 'Ternopil' },
  centre: { lat: 49.5535, lng: 25.5948 },
  zoom: 13,
  outline: closed(
    '25.545 49.578, 25.548 49.592, 25.566 49.601, 25.587 49.598, 25.608 49.595, 25.63 49.585, 25.65 49.571',
    '25.655 49.554, 25.645 49.538, 25.63 49.527, 25.607 49.521, 25.583 49.523, 25.561 49.53, 25.54 49.54',
    '25.529 49.556',
  ),
  districts: [],
  water: [
    {
      id: 'pond',
      name: { uk: 'Тернопільський став', en: 'Ternopil Pond' },
      rings: [
        closed(
          '25.563 49.574, 25.57 49.573, 25.577 49.566, 25.583 49.557, 25.586 49.549, 25.581 49.546, 25.573 49.549',
          '25.566 49.556, 25.56 49.565',
        ),
      ],
    },
    {
      id: 'seret-north',
      name: { uk: 'Серет', en: 'Seret' },
      rings: [ribbon(arc('25.55 49.598, 25.556 49.589, 25.555 49.581, 25.564 49.573'), 0.0014)],
    },
    {
      id: 'seret-south',
      name: { uk: 'Серет', en: 'Seret' },
      rings: [
        ribbon(arc('25.583 49.5475, 25.589 49.541, 25.588 49.533, 25.595 49.526, 25.594 49.519'), 0.0014),
      ],
    },
  ],
}
