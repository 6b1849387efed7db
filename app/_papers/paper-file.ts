/** A file as the server sends it. */
export interface PaperFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly base64: string;
}

export const bytesOf = ({ base64 }: PaperFile): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** What a browser shows, and so can print, by itself. HTML of a carrier never opens in a page of ours. */
export const canPrint = (mediaType: string | undefined): boolean =>
  mediaType === 'application/pdf' || (mediaType?.startsWith('image/') ?? false);

/**
 * Opens a paper in a tab of its own, where the browser prints it. The tab opens with the click, before the file is here: later, browsers
 * take it for a pop-up nobody asked for.
 */
export async function openToPrint(load: () => Promise<PaperFile>): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const file = await load();
    const url = URL.createObjectURL(new Blob([bytesOf(file)], { type: file.mediaType }));
    if (tab) tab.location.href = url;
    // The tab has read it long before.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (error) {
    tab?.close();
    throw error;
  }
}
