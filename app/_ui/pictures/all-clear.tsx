/** An open gate with calm water running through. */
export function AllClearPicture() {
  return (
    <svg width="96" height="72" viewBox="0 0 96 72" fill="none" aria-hidden="true">
      <path d="M26 8v52M70 8v52M20 8h56" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      <rect x="30" y="12" width="36" height="14" rx="3" fill="var(--accent)" opacity=".25" />
      <path
        d="M4 46c8-6 14-6 22 0s14 6 22 0 14-6 22 0 14 6 22 0"
        stroke="var(--accent)"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <path
        d="M4 58c8-6 14-6 22 0s14 6 22 0 14-6 22 0 14 6 22 0"
        stroke="var(--accent)"
        strokeWidth="2.5"
        strokeLinecap="round"
        opacity=".5"
      />
    </svg>
  );
}
