export function BrokenPipePicture() {
  return (
    <svg width="160" height="80" viewBox="0 0 160 80" fill="none" aria-hidden="true">
      <path d="M8 40h46" stroke="currentColor" strokeWidth="14" strokeLinecap="round" />
      <path d="M106 40h46" stroke="currentColor" strokeWidth="14" strokeLinecap="round" />
      <path
        d="M66 26l6 8-8 6 8 6-6 8M94 26l-6 8 8 6-8 6 6 8"
        stroke="var(--state-needs-fix)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
