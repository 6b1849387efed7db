/** Hands the person a file to keep. */
export function saveFile({
  name,
  type,
  content,
}: {
  name: string;
  type: string;
  content: string | Uint8Array<ArrayBuffer>;
}): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
