/** Two article labels tied together. */
export function SkuMapPicture() {
  return (
    <svg width="200" height="80" viewBox="0 0 200 80" fill="none" aria-hidden="true">
      <g fill="var(--surface)" stroke="currentColor" strokeWidth="2">
        <path d="M14 24h46l14 16-14 16H14z" strokeLinejoin="round" />
        <path d="M186 24h-46l-14 16 14 16h46z" strokeLinejoin="round" />
      </g>
      <path d="M64 40h72" stroke="var(--accent)" strokeWidth="2.5" strokeDasharray="1 6" strokeLinecap="round" />
      <path d="M24 36h20M24 44h12M156 36h20M156 44h12" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}
