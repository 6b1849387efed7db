/** Three nodes and the wires between them. */
export function FlowsPicture() {
  return (
    <svg width="220" height="104" viewBox="0 0 220 104" fill="none" aria-hidden="true">
      <path d="M62 52h16c14 0 10-26 24-26h14M62 52h16c14 0 10 26 24 26h14" stroke="currentColor" strokeWidth="2" />
      <g fill="var(--surface)" stroke="currentColor" strokeWidth="2">
        <rect x="8" y="36" width="54" height="32" rx="6" />
        <rect x="116" y="10" width="54" height="32" rx="6" />
        <rect x="116" y="62" width="54" height="32" rx="6" strokeDasharray="4 4" />
      </g>
      <path d="M8 42v20" stroke="var(--family-source)" strokeWidth="4" strokeLinecap="round" />
      <path d="M116 16v20" stroke="var(--family-rule)" strokeWidth="4" strokeLinecap="round" />
      <path d="M116 68v20" stroke="var(--family-destination)" strokeWidth="4" strokeLinecap="round" />
      <path d="M20 52h22M128 26h22M128 78h16" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      <path d="M192 20v14M185 27h14" stroke="var(--accent)" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}
