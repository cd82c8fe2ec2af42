/** Within its westernmost, southernmost, easternmost and northernmost points. */
export function inUkraine(lng: number, lat: number): boolean {
  return lng > 21 && lng < 41 && lat > 43.5 && lat < 53
}
