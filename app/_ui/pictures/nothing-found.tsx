/** A magnifier over an empty shelf. */
export function NothingFoundPicture() {
  return (
    <svg width="160" height="88" viewBox="0 0 160 88" fill="none" aria-hidden="true">
      <path d="M14 78h132" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      <circle cx="76" cy="36" r="20" fill="var(--surface)" stroke="currentColor" strokeWidth="2.5" />
      <path d="M91 51l16 16" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}
