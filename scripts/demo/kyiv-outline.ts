import { arc, back, closed, type DemoOutline, ringOf, type Vertex } from './outline.ts'

// Generalised, drawn by hand from a general knowledge of the city: recognisable, and no survey.
// Points where three borders meet, from the north-west.
const forest: Vertex = [30.316, 50.545] // Sviatoshynskyi, Obolonskyi, the edge of the city
const berkovets: Vertex = [30.366, 50.517]
const nyvkyNorth: Vertex = [30.392, 50.48]
const nyvky: Vertex = [30.402, 50.456]
const borshchahivka: Vertex = [30.4, 50.401]
const teremky: Vertex = [30.438, 50.38]
const station: Vertex = [30.497, 50.441]
const besarabka: Vertex = [30.516, 50.4395]
const europeanSquare: Vertex = [30.528, 50.453]
const desnaMouth: Vertex = [30.541, 50.556]
const northBridge: Vertex = [30.531, 50.491]
const harbour: Vertex = [30.529, 50.482]
const parkBridge: Vertex = [30.537, 50.455]
const railBridge: Vertex = [30.586, 50.415]
const southBridge: Vertex = [30.589, 50.403]
const bends: Vertex = [30.607, 50.349] // the Dnipro leaves Darnytskyi behind
const pines: Vertex = [30.757, 50.458]
const eastEdge: Vertex = [30.812, 50.468]

// The Dnipro divides the banks: its middle is a border all the way down.
const riverObolon = arc(desnaMouth, '30.541 50.54, 30.531 50.522, 30.529 50.505', northBridge)
const riverRybalskyi = arc(northBridge, harbour)
const riverPodil = arc(harbour, '30.529 50.471, 30.532 50.462', parkBridge)
const riverPechersk = arc(parkBridge, '30.552 50.447, 30.567 50.439, 30.577 50.427', railBridge)
const riverVydubychi = arc(railBridge, southBridge)
const riverSouth = arc(southBridge, '30.592 50.39, 30.59 50.375, 30.596 50.361', bends)

// The edge of the city, clockwise from the north.
const edgeDesna = arc(
  desnaMouth,
  '30.551 50.571, 30.566 50.583, 30.59 50.59, 30.611 50.582, 30.616 50.561, 30.624 50.541, 30.634 50.522',
  '30.655 50.515, 30.682 50.525, 30.72 50.53, 30.76 50.52, 30.8 50.507, 30.822 50.49',
  eastEdge,
)
const edgeDarnytsia = arc(
  eastEdge,
  '30.826 50.455, 30.806 50.44, 30.775 50.432, 30.76 50.418, 30.742 50.404, 30.747 50.385, 30.728 50.371',
  '30.722 50.352, 30.7 50.34, 30.672 50.345, 30.645 50.338, 30.622 50.341',
  bends,
)
const edgeKonchaZaspa = arc(
  bends,
  '30.617 50.33, 30.628 50.311, 30.648 50.293, 30.664 50.272, 30.671 50.25, 30.65 50.234, 30.627 50.215',
  '30.6 50.222, 30.575 50.243, 30.562 50.266, 30.548 50.287, 30.541 50.309, 30.524 50.324, 30.498 50.329',
  '30.478 50.345, 30.455 50.352, 30.434 50.361',
  teremky,
)
const edgeZhuliany = arc(teremky, '30.42 50.384, 30.404 50.391', borshchahivka)
const edgeWest = arc(
  borshchahivka,
  '30.385 50.399, 30.362 50.404, 30.349 50.414, 30.352 50.428, 30.335 50.44, 30.305 50.444, 30.27 50.449',
  '30.238 50.458, 30.243 50.474, 30.264 50.484, 30.287 50.492, 30.294 50.512, 30.296 50.532',
  forest,
)
const edgePushcha = arc(
  forest,
  '30.303 50.562, 30.318 50.58, 30.343 50.586, 30.372 50.58, 30.39 50.568, 30.412 50.561, 30.438 50.556',
  '30.462 50.552, 30.482 50.557, 30.51 50.553',
  desnaMouth,
)

// Borders between districts of the right bank.
const sviatoshynObolon = arc(forest, '30.332 50.532, 30.352 50.524', berkovets)
const obolonPodil = arc(
  berkovets,
  '30.388 50.523, 30.412 50.524, 30.433 50.519, 30.446 50.507, 30.46 50.497, 30.478 50.489, 30.499 50.483',
  '30.515 50.484',
  harbour,
)
const sviatoshynPodil = arc(berkovets, '30.361 50.503, 30.374 50.49', nyvkyNorth)
const shevchenkoPodil = arc(
  nyvkyNorth,
  '30.412 50.484, 30.432 50.483, 30.452 50.478, 30.47 50.474, 30.488 50.468, 30.503 50.461, 30.517 50.456',
  europeanSquare,
)
const sviatoshynShevchenko = arc(nyvkyNorth, '30.398 50.469', nyvky)
const shevchenkoSolomianka = arc(
  nyvky,
  '30.425 50.456, 30.448 50.4545, 30.468 50.452, 30.484 50.4455',
  station,
)
const sviatoshynSolomianka = arc(
  nyvky,
  '30.414 50.447, 30.421 50.434, 30.417 50.42, 30.405 50.409',
  borshchahivka,
)
const shevchenkoHolosiiv = arc(station, '30.507 50.4385', besarabka)
const solomiankaHolosiiv = arc(
  station,
  '30.503 50.428, 30.51 50.418, 30.507 50.408, 30.492 50.401, 30.475 50.396, 30.46 50.389',
  teremky,
)
const shevchenkoPechersk = arc(besarabka, '30.5205 50.445, 30.5237 50.45', europeanSquare)
const podilPechersk = arc(europeanSquare, parkBridge)
const pecherskHolosiiv = arc(
  besarabka,
  '30.519 50.43, 30.522 50.418, 30.533 50.41, 30.549 50.406, 30.565 50.402',
  southBridge,
)

// And of the left bank.
const desnaDnipro = arc(
  pines,
  '30.72 50.466, 30.69 50.469, 30.662 50.47, 30.642 50.466, 30.622 50.473, 30.605 50.487, 30.58 50.492',
  '30.558 50.49',
  northBridge,
)
const desnaDarnytsia = arc(eastEdge, '30.785 50.46', pines)
const dniproDarnytsia = arc(
  pines,
  '30.73 50.444, 30.7 50.436, 30.67 50.431, 30.645 50.428, 30.622 50.421, 30.604 50.417',
  railBridge,
)

export const kyiv: DemoOutline = {
  id: 'kyiv',
  code: 'KYIV',
  name: { uk: 'Київ', en: 'Kyiv' },
  centre: { lat: 50.4501, lng: 30.5234 },
  zoom: 11,
  outline: null,
  districts: [
    {
      id: 'holosiivskyi',
      name: { uk: 'Голосіївський район', en: 'Holosiivskyi District' },
      katottg: 'UA80000000000126643',
      ring: ringOf(
        riverSouth,
        edgeKonchaZaspa,
        back(solomiankaHolosiiv),
        shevchenkoHolosiiv,
        pecherskHolosiiv,
      ),
    },
    {
      id: 'darnytskyi',
      name: { uk: 'Дарницький район', en: 'Darnytskyi District' },
      katottg: 'UA80000000000210193',
      ring: ringOf(
        edgeDarnytsia,
        back(riverSouth),
        back(riverVydubychi),
        back(dniproDarnytsia),
        back(desnaDarnytsia),
      ),
    },
    {
      id: 'desnianskyi',
      name: { uk: 'Деснянський район', en: 'Desnianskyi District' },
      katottg: 'UA80000000000336424',
      ring: ringOf(edgeDesna, desnaDarnytsia, desnaDnipro, back(riverObolon)),
    },
    {
      id: 'dniprovskyi',
      name: { uk: 'Дніпровський район', en: 'Dniprovskyi District' },
      katottg: 'UA80000000000479391',
      ring: ringOf(
        dniproDarnytsia,
        back(riverPechersk),
        back(riverPodil),
        back(riverRybalskyi),
        back(desnaDnipro),
      ),
    },
    {
      id: 'obolonskyi',
      name: { uk: 'Оболонський район', en: 'Obolonskyi District' },
      katottg: 'UA80000000000551439',
      ring: ringOf(edgePushcha, riverObolon, riverRybalskyi, back(obolonPodil), back(sviatoshynObolon)),
    },
    {
      id: 'pecherskyi',
      name: { uk: 'Печерський район', en: 'Pecherskyi District' },
      katottg: 'UA80000000000624772',
      ring: ringOf(podilPechersk, riverPechersk, riverVydubychi, back(pecherskHolosiiv), shevchenkoPechersk),
    },
    {
      id: 'podilskyi',
      name: { uk: 'Подільський район', en: 'Podilskyi District' },
      katottg: 'UA80000000000719633',
      ring: ringOf(
        obolonPodil,
        riverPodil,
        back(podilPechersk),
        back(shevchenkoPodil),
        back(sviatoshynPodil),
      ),
    },
    {
      id: 'sviatoshynskyi',
      name: { uk: 'Святошинський район', en: 'Sviatoshynskyi District' },
      katottg: 'UA80000000000875983',
      ring: ringOf(sviatoshynObolon, sviatoshynPodil, sviatoshynShevchenko, sviatoshynSolomianka, edgeWest),
    },
    {
      id: 'solomianskyi',
      name: { uk: 'Солом’янський район', en: 'Solomianskyi District' },
      katottg: 'UA80000000000980793',
      ring: ringOf(shevchenkoSolomianka, solomiankaHolosiiv, edgeZhuliany, back(sviatoshynSolomianka)),
    },
    {
      id: 'shevchenkivskyi',
      name: { uk: 'Шевченківський район', en: 'Shevchenkivskyi District' },
      katottg: 'UA80000000001078669',
      ring: ringOf(
        shevchenkoPodil,
        back(shevchenkoPechersk),
        back(shevchenkoHolosiiv),
        back(shevchenkoSolomianka),
        back(sviatoshynShevchenko),
      ),
    },
  ],
  water: [
    {
      id: 'dnipro',
      name: { uk: 'Дніпро', en: 'Dnipro' },
      rings: [
        closed(
          '30.533 50.556, 30.531 50.543, 30.524 50.53, 30.521 50.515, 30.523 50.5, 30.525 50.488, 30.523 50.477',
          '30.525 50.468, 30.529 50.46, 30.538 50.4515, 30.551 50.4432, 30.563 50.435, 30.571 50.425, 30.577 50.414',
          '30.581 50.403, 30.584 50.39, 30.581 50.376, 30.586 50.362, 30.596 50.348, 30.607 50.33, 30.618 50.311',
          '30.638 50.293, 30.654 50.274, 30.662 50.254, 30.674 50.254, 30.672 50.276, 30.657 50.298, 30.638 50.315',
          '30.626 50.333, 30.614 50.352, 30.604 50.366, 30.599 50.378, 30.602 50.391, 30.599 50.405, 30.595 50.417',
          '30.591 50.428, 30.588 50.438, 30.589 50.449, 30.583 50.457, 30.575 50.468, 30.567 50.48, 30.563 50.495',
          '30.565 50.51, 30.563 50.525, 30.557 50.54, 30.551 50.556',
        ),
        closed(
          '30.538 50.462, 30.547 50.4565, 30.56 50.4525, 30.572 50.4555, 30.567 50.466, 30.559 50.477, 30.555 50.487',
          '30.543 50.49, 30.536 50.481, 30.535 50.471',
        ),
        closed(
          '30.54 50.496, 30.554 50.493, 30.556 50.508, 30.554 50.522, 30.547 50.535, 30.539 50.527, 30.536 50.511',
        ),
        closed('30.567 50.449, 30.579 50.4485, 30.583 50.44, 30.58 50.431, 30.574 50.438'),
      ],
    },
    {
      id: 'almazne',
      name: { uk: 'Озеро Алмазне', en: 'Lake Almazne' },
      rings: [closed('30.655 50.506, 30.668 50.508, 30.676 50.502, 30.669 50.497, 30.658 50.499')],
    },
    {
      id: 'vyrlytsia',
      name: { uk: 'Озеро Вирлиця', en: 'Lake Vyrlytsia' },
      rings: [closed('30.654 50.394, 30.671 50.397, 30.677 50.39, 30.663 50.385')],
    },
    {
      id: 'opechen',
      name: { uk: 'Озеро Опечень', en: 'Lake Opechen' },
      rings: [closed('30.48 50.504, 30.486 50.498, 30.488 50.491, 30.484 50.4895, 30.479 50.497')],
    },
    {
      id: 'tiahle',
      name: { uk: 'Озеро Тягле', en: 'Lake Tiahle' },
      rings: [closed('30.645 50.369, 30.66 50.371, 30.667 50.363, 30.652 50.359')],
    },
  ],
}
