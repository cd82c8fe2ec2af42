/** In a frame of another site: the list is there without it, the map comes when somebody sees where it stands. */
const place = document.querySelector<HTMLElement>('#embed-map')
if (place) {
  const watch = new IntersectionObserver(function hear(seen) {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return
    watch.disconnect()
    // Without it the page is what it was for a browser without scripts: a picture and a list.
    import('./start.ts').then(({ start }) => start(place)).catch(() => place.remove())
  })
  watch.observe(place)
}
