const shield = 'M16 2c4.5 2.7 8.7 3.8 12 4v9.5c0 7-5 11.7-12 14.5C9 27.2 4 22.5 4 15.5V6c3.3-.2 7.5-1.3 12-4Z'
const place = 'M16 23.5c-2-3-4.7-5.2-4.7-8.3a4.7 4.7 0 0 1 9.4 0c0 3.1-2.7 5.3-4.7 8.3Z'

/** The sign of the product. */
export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <path fill="currentColor" d={shield} />
      <path className="logo-place" d={place} />
      <circle cx="16" cy="15" r="1.9" fill="currentColor" />
    </svg>
  )
}
