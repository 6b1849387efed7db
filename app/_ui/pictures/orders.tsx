/** Parcels waiting on a shelf. */
export function OrdersPicture() {
  return (
    <svg width="200" height="112" viewBox="0 0 200 112" fill="none" aria-hidden="true">
      <path d="M16 100h168" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      <rect x="30" y="56" width="44" height="42" rx="4" fill="var(--surface)" stroke="currentColor" strokeWidth="2" />
      <path d="M46 56h12v14l-6-4-6 4z" fill="var(--accent)" opacity=".55" />
      <rect x="80" y="38" width="54" height="60" rx="4" fill="var(--surface)" stroke="currentColor" strokeWidth="2" />
      <path d="M100 38h14v18l-7-5-7 5z" fill="var(--accent)" opacity=".8" />
      <path d="M90 84h20M90 90h12" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <rect
        x="140"
        y="68"
        width="34"
        height="30"
        rx="4"
        fill="var(--surface)"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray="4 4"
      />
      <path
        d="M157 30v22m0 0l-7-7m7 7l7-7"
        stroke="var(--accent)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
