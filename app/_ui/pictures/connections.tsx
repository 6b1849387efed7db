/** Two plugs about to meet. */
export function ConnectionsPicture() {
  return (
    <svg width="200" height="80" viewBox="0 0 200 80" fill="none" aria-hidden="true">
      <path d="M6 40h44M150 40h44" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      <rect x="50" y="22" width="34" height="36" rx="8" fill="var(--surface)" stroke="currentColor" strokeWidth="2" />
      <path d="M84 32h10M84 48h10" stroke="var(--accent)" strokeWidth="4" strokeLinecap="round" />
      <rect x="116" y="22" width="34" height="36" rx="8" fill="var(--surface)" stroke="currentColor" strokeWidth="2" />
      <path d="M116 32h4M116 48h4" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}
