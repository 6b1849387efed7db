/** A path lit through a flow. */
export function RunsPicture() {
  return (
    <svg width="200" height="80" viewBox="0 0 200 80" fill="none" aria-hidden="true">
      <path d="M30 40h34c12 0 8-20 20-20h30" stroke="var(--accent)" strokeWidth="2.5" />
      <path d="M64 40c12 0 8 20 20 20h30" stroke="currentColor" strokeWidth="2" strokeDasharray="4 4" />
      <path d="M114 20h56" stroke="var(--accent)" strokeWidth="2.5" />
      <g fill="var(--surface)" strokeWidth="2">
        <circle cx="22" cy="40" r="9" stroke="var(--accent)" />
        <circle cx="114" cy="20" r="9" stroke="var(--accent)" />
        <circle cx="114" cy="60" r="9" stroke="currentColor" />
        <circle cx="176" cy="20" r="9" stroke="var(--accent)" />
      </g>
      <path d="M172 20l3 3 5-6" stroke="var(--accent)" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
