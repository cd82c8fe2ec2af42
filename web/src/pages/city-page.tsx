export function CityPage() {
  return <main id="main" />
}
