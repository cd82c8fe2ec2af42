export function StartPage() {
  return <main id="main" />
}
