/** Two streams meeting at a gate. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="#0d625c" />
      <path
        d="M4 8c3.5 0 4 4 8 4h8M4 16c3.5 0 4-4 8-4"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M12 5v14" stroke="#8fd3cb" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
