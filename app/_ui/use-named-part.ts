'use client';
import { useEffect } from 'react';

/** What a page asks for when it opens is there by then. */
const settledMs = 3_000;

/**
 * Brings the part of the page that its address names ("#limits") into view: it is not there yet when the browser looks for it, and what
 * is loaded after it pushes it away. Whoever scrolls or presses something meanwhile is left in peace.
 */
export function useNamedPart(): void {
  useEffect(() => {
    const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return part ? keepInView(part) : undefined;
  }, []);
}

function keepInView(part: HTMLElement): () => void {
  const show = () => part.scrollIntoView({ block: 'center' });
  const observer = new ResizeObserver(show);
  const listening = new AbortController();
  const stop = () => {
    observer.disconnect();
    listening.abort();
  };
  for (const sign of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
    window.addEventListener(sign, stop, { signal: listening.signal });
  const settled = setTimeout(stop, settledMs);
  observer.observe(part.closest('main') ?? document.body);
  return () => {
    clearTimeout(settled);
    stop();
  };
}
